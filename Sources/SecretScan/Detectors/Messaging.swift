extension Detector {
    /// Chat, mail, telephony.
    static let messaging: [Detector] = [
        Detector(
            "slack-token", host: "slack.com",
            [.literal("xoxb-"), .run(.digits, 9...14), .literal("-"), .run(.base64url, 18...64)], entropy: 3,
            finds: [["xo", "xb-123456789012-1234567890123-h7Kq2vL9wR4tYp1ZcN8dGh3J"]],
            passesOver: [["xo", "xb-your-token-here"], ["xo", "xb-123456789012-xxxxxxxxxxxxxxxxxxxxxxxx"]]),
        Detector(
            "slack-token", host: "slack.com",
            [.literal("xoxp-"), .run(.digits, 9...14), .literal("-"), .run(.base64url, 18...80)], entropy: 3,
            finds: [["xo", "xp-123456789012-123456789012-123456789012-0f3a9c7e51b82d64af09c3e71b5d8264"]]),
        Detector(
            "slack-token", host: "slack.com", [.literal("xapp-"), .run(.digits, 1...1), .literal("-"), .run(.base64url, 40...160)],
            entropy: 3, finds: [["xa", "pp-1-A0B1C2D3E4F-1234567890123-0f3a9c7e51b82d64af09c3e71b5d8264f0a9c37e15b8d264"]]),
        Detector(
            "slack-webhook", host: "hooks.slack.com",
            [
                .literal("hooks.slack.com/services/T"), .run(.upperAlphanumeric, 8...12), .literal("/B"),
                .run(.upperAlphanumeric, 8...12), .literal("/"), .run(.alphanumeric, 24...24),
            ], entropy: 3,
            finds: [["https://hooks.slack", ".com/services/T0AB1CD2E/B0AB1CD2E/h7Kq2vL9wR4tYp1ZcN8dGh3J"]],
            passesOver: [["https://hooks.slack", ".com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX"]]),
        Detector(
            "sendgrid-key", host: "api.sendgrid.com",
            [.literal("SG."), .run(.base64url, 22...22), .literal("."), .run(.base64url, 43...43)], entropy: 3.5,
            finds: [["SG", ".h7Kq2vL9wR4tYp1ZcN8dGh", ".3JmFs6EuVb0QkXoTiW5rPlAzCnDyMgHj2x8Bf4UaSe6"]],
            passesOver: [["SG", ".short.one"]]),
        Detector(
            "mailgun-key", host: "api.mailgun.net", [.literal("key-"), .run(.lowerHex, 32...32)], entropy: 3,
            finds: [["'ke", "y-0f3a9c7e51b82d64af09c3e71b5d8264'"]], passesOver: [["key-", "value"], ["monk", "ey-0f3a9c7e51b82d64af09c3e71b5d8264"]]),
        Detector(
            "mailchimp-key", host: "api.mailchimp.com", [.run(.lowerHex, 32...32), .literal("-us"), .run(.digits, 1...2)], entropy: 3,
            finds: [["0f3a9c7e51b82d64af09c3e71b5d8264", "-us", "12"]], passesOver: [["eu-west", "-us", "1"]]),
        Detector(
            "telegram-bot-token", host: "api.telegram.org", [.run(.digits, 8...10), .literal(":AA"), .run(.base64url, 33...33)],
            entropy: 3.5, finds: [["123456789", ":AA", "h7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0"]], passesOver: [["12:AA", "bc"]]),
        Detector(
            "discord-webhook", host: "discord.com",
            [.literal("discord.com/api/webhooks/"), .run(.digits, 17...20), .literal("/"), .run(.base64url, 60...80)], entropy: 3.5,
            finds: [["https://discord", ".com/api/webhooks/123456789012345678/h7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0QkXoTiW5rPlAzCnDyMgHj2x8Bf4UaSe6Iw1"]]),
        Detector(
            "twilio-key", host: "api.twilio.com", [.literal("SK"), .run(.lowerHex, 32...32)], entropy: 3,
            finds: [["SK", "0f3a9c7e51b82d64af09c3e71b5d8264"]], passesOver: [["SK", "00000000000000000000000000000000"], ["TASK", "0f3a"]]),
        Detector(
            "postman-key", host: "api.getpostman.com", [.literal("PMAK-"), .run(.lowerHex, 24...24), .literal("-"), .run(.lowerHex, 34...34)],
            entropy: 3, finds: [["PM", "AK-0f3a9c7e51b82d64af09c3e7-1b5d8264f0a9c37e15b8d26409fac37e1b"]]),
    ]
}
