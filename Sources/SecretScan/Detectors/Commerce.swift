extension Detector {
    /// Payments and shops. Test-mode keys (`sk_test_`) open nothing of value and are left out.
    static let commerce: [Detector] = [
        Detector(
            "stripe-key", host: "api.stripe.com", [.literal("sk_live_"), .run(.alphanumeric, 24...128)], entropy: 3,
            finds: [["sk", "_live_h7Kq2vL9wR4tYp1ZcN8dGh3J"]], passesOver: [["sk", "_test_h7Kq2vL9wR4tYp1ZcN8dGh3J"], ["sk", "_live_"]]),
        Detector(
            "stripe-key", host: "api.stripe.com", [.literal("rk_live_"), .run(.alphanumeric, 24...128)], entropy: 3,
            finds: [["rk", "_live_h7Kq2vL9wR4tYp1ZcN8dGh3J"]]),
        Detector(
            "stripe-webhook-secret", host: "api.stripe.com", [.literal("whsec_"), .run(.base64, 32...64)], entropy: 3.5,
            finds: [["wh", "sec_h7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb"]], passesOver: [["wh", "sec_..."]]),
        Detector(
            "shopify-token", host: "myshopify.com", [.literal("shpat_"), .run(.hex, 32...32)], entropy: 3,
            finds: [["sh", "pat_0f3a9c7e51b82d64af09c3e71b5d8264"]], passesOver: [["sh", "pat_zz"]]),
        Detector(
            "shopify-token", host: "myshopify.com", [.literal("shpss_"), .run(.hex, 32...32)], entropy: 3,
            finds: [["sh", "pss_0f3a9c7e51b82d64af09c3e71b5d8264"]]),
        Detector(
            "square-token", host: "connect.squareup.com", [.literal("sq0csp-"), .run(.base64url, 43...43)], entropy: 3.5,
            finds: [["sq0", "csp-h7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0QkXoTiW5rP"]]),
        Detector(
            "square-token", host: "connect.squareup.com", [.literal("EAAA"), .run(.base64url, 60...60)], entropy: 4,
            finds: [["\"EA", "AAh7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0QkXoTiW5rPlAzCnDyMgHj2x8BfQ\""]],
            passesOver: [["EA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"]]),
        Detector(
            "easypost-key", host: "api.easypost.com", [.literal("EZAK"), .run(.alphanumeric, 54...54)], entropy: 4,
            finds: [["EZ", "AKh7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0QkXoTiW5rPlAzCnDyMgHj"]]),
    ]
}
