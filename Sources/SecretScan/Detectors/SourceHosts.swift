extension Detector {
    /// Where code and packages live.
    static let sourceHosts: [Detector] = [
        github("ghp_"), github("gho_"), github("ghu_"), github("ghs_"), github("ghr_"),
        Detector(
            "github-token", host: "api.github.com",
            [.literal("github_pat_"), .run(.alphanumeric, 22...22), .literal("_"), .run(.alphanumeric, 59...59)], entropy: 3.5,
            finds: [["github", "_pat_11AABBCCDD0aB3dE5fG7hI", "_9jK1lM3nO5pQ7rS9tU1vW3xY5zA7bC9dE1fG3hI5jK7lM9nO1pQ3rS5tU7v"]],
            passesOver: [["github", "_pat_11AABB"]]),
        Detector(
            "gitlab-token", host: "gitlab.com", [.literal("glpat-"), .run(.base64url, 20...64)], entropy: 3,
            finds: [["gl", "pat-h7Kq2vL9wR4tYp1ZcN8d"]], passesOver: [["gl", "pat-xxxxxxxxxxxxxxxxxxxx"], ["gl", "pat-x"]]),
        Detector(
            "gitlab-deploy-token", host: "gitlab.com", [.literal("gldt-"), .run(.base64url, 20...64)], entropy: 3,
            finds: [["gl", "dt-h7Kq2vL9wR4tYp1ZcN8d"]]),
        Detector(
            "gitlab-runner-token", host: "gitlab.com", [.literal("glrt-"), .run(.base64url, 20...64)], entropy: 3,
            finds: [["gl", "rt-h7Kq2vL9wR4tYp1ZcN8d"]]),
        Detector(
            "npm-token", host: "registry.npmjs.org", [.literal("npm_"), .run(.alphanumeric, 36...36)], entropy: 3,
            finds: [["_authToken=npm", "_h7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0QkX"]], passesOver: [["npm", "_config_cache"]]),
        Detector(
            "pypi-token", host: "upload.pypi.org", [.literal("pypi-AgE"), .run(.base64url, 60...600)], entropy: 3.5,
            finds: [["py", "pi-AgEIcHlwaS5vcmcCJDBmM2E5YzdlLTUxYjgtMmQ2NC1hZjA5LWMzZTcxYjVkODI2NAACKlszLCJ"]],
            passesOver: [["py", "pi-AgEshort"]]),
        Detector(
            "rubygems-token", host: "rubygems.org", [.literal("rubygems_"), .run(.lowerHex, 48...48)], entropy: 3,
            finds: [["ruby", "gems_0f3a9c7e51b82d64af09c3e71b5d8264f0a9c37e15b8d264"]]),
        Detector(
            "crates-token", host: "crates.io", [.literal("cio"), .run(.alphanumeric, 32...32)], entropy: 4,
            finds: [["token = \"ci", "oh7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb\""]], passesOver: [["ci", "osomethingelse"]]),
        Detector(
            "dockerhub-token", host: "hub.docker.com", [.literal("dckr_pat_"), .run(.base64url, 27...27)], entropy: 3,
            finds: [["dckr", "_pat_h7Kq2vL9wR4tYp1ZcN8dGh3JmFs"]], passesOver: [["dckr", "_pat_x"]]),
        Detector(
            "atlassian-token", host: "atlassian.net", [.literal("ATATT3"), .run(.base64AndURL, 100...400)], entropy: 4,
            finds: [
                [
                    "ATA", "TT3xFfGF0h7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0QkXoTiW5rPlAzCnDyMgHj2x8Bf4UaSe6",
                    "Iw1Oq9Kt3Lv5Rz7Yc0NpGd2Hb4Jm6Ks8Wf1Xe3=A1B2C3D4",
                ]
            ],
            passesOver: [["ATA", "TT3short"]]),
        Detector(
            "bitbucket-token", host: "bitbucket.org", [.literal("ATBB"), .run(.alphanumeric, 32...32)], entropy: 3.5,
            finds: [["AT", "BBh7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb"]]),
    ]

    private static func github(_ prefix: String) -> Detector {
        Detector(
            "github-token", host: "api.github.com", [.literal(prefix), .run(.alphanumeric, 36...255)], entropy: 3,
            finds: [[prefix, "h7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0QkX"], ["https://x:", prefix, "h7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0QkX@github.com"]],
            passesOver: [[prefix, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"], [prefix, "short"]])
    }
}
