extension Detector {
    /// Cloud providers. The AWS secret key has no anchor of its own: see ``NamedKinds`` and ``Scanner``.
    static let cloud: [Detector] = [
        Detector(
            "gcp-api-key", host: "googleapis.com", [.literal("AIza"), .run(.base64url, 35...35)], entropy: 3.2,
            finds: [["key=AI", "zaSyD4kQ9vX2mN7bR1tWc8LpJ5hGf3sYu0eZq&x=1"]],
            passesOver: [["AI", "zaTooShort"], ["AI", "zaAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"]]),
        Detector(
            "gcp-oauth-token", host: "googleapis.com", [.literal("ya29."), .run(.base64url, 60...512)], entropy: 3.5,
            finds: [["ya", "29.a0AfH6SMBx7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0QkXoTiW5rPlAz-CnDyMgHj_2", " end"]],
            passesOver: [["ya", "29.short"]]),
        Detector(
            "gcp-oauth-client-secret", host: "googleapis.com", [.literal("GOCSPX-"), .run(.base64url, 28...28)], entropy: 3.2,
            finds: [["\"GOC", "SPX-h7Kq2vL9wR4tYp1ZcN8dGh3JmFs6\""]], passesOver: [["GOC", "SPX-short"]]),
        Detector(
            "azure-storage-key", host: "core.windows.net",
            [.literal("AccountKey="), .run(.base64, 88...88)], entropy: 4,
            finds: [
                [
                    "AccountName=shop;Account", "Key=", "h7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0QkXoTiW5rPlAz",
                    "CnDyMgHj2x8Bf4UaSe6Iw1Oq9Kt3Lv5Rz7Yc0NpG==", ";Endpoint",
                ]
            ],
            passesOver: [["Account", "Key=abc=="]]),
        Detector(
            "azure-client-secret", host: "login.microsoftonline.com",
            [.run(.unreserved, 4...4), .literal("Q~"), .run(.unreserved, 31...34)], entropy: 3.5,
            finds: [["secret = \"h7K8", "Q~", "vL9wR4tYp1ZcN8dGh3JmFs6EuVb0QkXoTi\""]],
            passesOver: [["h7K8", "Q~short"]]),
        Detector(
            "azure-sas-token", host: "core.windows.net", [.literal("&sig="), .run(.unreservedOrPercent, 43...64)], entropy: 3.5,
            finds: [["sv=2020&se=2030", "&si", "g=h7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0QkXoTiW5rP%3D"]],
            passesOver: [["&sig=", "short"]]),
        Detector(
            "digitalocean-token", host: "api.digitalocean.com", [.literal("dop_v1_"), .run(.lowerHex, 64...64)], entropy: 3,
            finds: [["dop", "_v1_0f3a9c7e51b82d64af09c3e71b5d8264f0a9c37e15b8d26409fac37e1b5d8264"]],
            passesOver: [["dop", "_v1_0f3a"]]),
        Detector(
            "digitalocean-oauth-token", host: "api.digitalocean.com", [.literal("doo_v1_"), .run(.lowerHex, 64...64)], entropy: 3,
            finds: [["doo", "_v1_0f3a9c7e51b82d64af09c3e71b5d8264f0a9c37e15b8d26409fac37e1b5d8264"]]),
        Detector(
            "heroku-token", host: "api.heroku.com", [.literal("HRKU-"), .run(.base64url, 36...64)], entropy: 3,
            finds: [["HR", "KU-0f3a9c7e-51b8-2d64-af09-c3e71b5d8264"]], passesOver: [["HR", "KU-none"]]),
        Detector(
            "databricks-token", host: "databricks.com", [.literal("dapi"), .run(.lowerHex, 32...32)], entropy: 3,
            finds: [["token: da", "pi0f3a9c7e51b82d64af09c3e71b5d8264"], ["da", "pi0f3a9c7e51b82d64af09c3e71b5d8264\n"]],
            passesOver: [["dapi", "0f3a"]]),
    ]
}
