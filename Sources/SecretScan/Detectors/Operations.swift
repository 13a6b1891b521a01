extension Detector {
    /// Monitoring, infrastructure tools, keys of encryption tools.
    static let operations: [Detector] = [
        Detector(
            "newrelic-key", host: "api.newrelic.com", [.literal("NRAK-"), .run(.upperAlphanumeric, 27...27)], entropy: 3,
            finds: [["NR", "AK-H7KQ2VL9WR4TYP1ZCN8DGH3JMFS"]], passesOver: [["NR", "AK-"]]),
        Detector(
            "newrelic-license-key", host: "newrelic.com", [.run(.lowerHex, 36...36), .literal("NRAL")], entropy: 3,
            finds: [["0f3a9c7e51b82d64af09c3e71b5d8264f0a9", "NRAL"]], passesOver: [["NR", "AL"]]),
        Detector(
            "grafana-token", host: "grafana.net", [.literal("glc_"), .run(.base64, 40...400)], entropy: 3.5,
            finds: [["gl", "c_eyJvIjoiMTIzNDU2IiwibiI6InNob3AiLCJrIjoiaDdLcTJ2TDl3UjR0In0="]]),
        Detector(
            "grafana-token", host: "grafana.net",
            [.literal("glsa_"), .run(.alphanumeric, 32...32), .literal("_"), .run(.hex, 8...8)], entropy: 3.5,
            finds: [["gl", "sa_h7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb_0f3a9c7e"]], passesOver: [["gl", "sa_short"]]),
        Detector(
            "vault-token", [.literal("hvs."), .run(.base64url, 24...256)], entropy: 3.5,
            finds: [["hv", "s.CAESIh7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0QkX"]], passesOver: [["hv", "s.internal"]]),
        Detector(
            "vault-token", [.literal("hvb."), .run(.base64url, 100...400)], entropy: 3.5,
            finds: [
                [
                    "hv", "b.AAAAAQh7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0QkXoTiW5rPlAzCnDyMgHj2x8Bf4UaSe6Iw1Oq9Kt3Lv5Rz7Yc0Np",
                    "Gd2Hb4Jm6Ks8Wf1Xe3",
                ]
            ]),
        Detector(
            "terraform-cloud-token", host: "app.terraform.io",
            [.run(.alphanumeric, 14...14), .literal(".atlasv1."), .run(.base64url, 60...80)], entropy: 3.5,
            finds: [["h7Kq2vL9wR4tYp", ".atlas", "v1.1ZcN8dGh3JmFs6EuVb0QkXoTiW5rPlAzCnDyMgHj2x8Bf4UaSe6Iw1Oq9Kt3Lv5"]],
            passesOver: [["a", ".atlas", "v1.b"]]),
        Detector(
            "age-key", [.literal("AGE-SECRET-KEY-1"), .run(.upperAlphanumeric, 58...58)], entropy: 3.5,
            finds: [["AGE-SEC", "RET-KEY-1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHCE"]],
            passesOver: [["AGE-SEC", "RET-KEY-1"]]),
        Detector(
            "linear-key", host: "api.linear.app", [.literal("lin_api_"), .run(.alphanumeric, 40...40)], entropy: 3.5,
            finds: [["lin", "_api_h7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0QkXoTiW"]]),
        Detector(
            "pulumi-token", host: "api.pulumi.com", [.literal("pul-"), .run(.lowerHex, 40...40)], entropy: 3,
            finds: [["pu", "l-0f3a9c7e51b82d64af09c3e71b5d8264f0a9c37e"]]),
        Detector(
            "doppler-token", host: "api.doppler.com", [.literal("dp.pt."), .run(.alphanumeric, 40...44)], entropy: 3.5,
            finds: [["dp", ".pt.h7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0QkXoTiW"]]),
        Detector(
            "sentry-token", host: "sentry.io", [.literal("sntrys_"), .run(.base64AndURL, 60...400)], entropy: 3.5,
            finds: [["snt", "rys_eyJpYXQiOjE3MDAwMDAwMDAsInVybCI6Imh0dHBzOi8vc2VudHJ5LmlvIn0=_h7Kq2vL9wR4tYp1ZcN8d"]]),
        Detector(
            "jwt",
            [
                .literal("eyJ"), .run(.base64url, 10...2000), .literal(".eyJ"), .run(.base64url, 10...8000), .literal("."),
                .run(.base64url, 20...2000),
            ], entropy: 3.5,
            finds: [["Bearer ey", "JhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9", ".ey", "JzdWIiOiJvcmRlcnMiLCJpYXQiOjE3MDB9", ".h7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0QkXoTiW5rP"]],
            passesOver: [["ey", "JhbGciOiJIUzI1NiJ9.no.no"]]),
    ]
}
