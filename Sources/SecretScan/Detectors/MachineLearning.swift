extension Detector {
    /// Model providers.
    static let machineLearning: [Detector] = [
        Detector(
            "openai-key", host: "api.openai.com", [.literal("sk-proj-"), .run(.base64url, 40...200)], entropy: 3.5,
            finds: [["sk", "-proj-h7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0QkXoTiW5rPlAzCn"]], passesOver: [["sk", "-proj-your-key"]]),
        Detector(
            "openai-key", host: "api.openai.com",
            [.literal("sk-"), .run(.alphanumeric, 20...20), .literal("T3BlbkFJ"), .run(.alphanumeric, 20...20)], entropy: 3.5,
            finds: [["sk", "-h7Kq2vL9wR4tYp1ZcN8d", "T3Blbk", "FJGh3JmFs6EuVb0QkXoTiW"]], passesOver: [["sk", "-learn"]]),
        Detector(
            "openai-key", host: "api.openai.com", [.literal("sk-svcacct-"), .run(.base64url, 40...200)], entropy: 3.5,
            finds: [["sk", "-svcacct-h7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0QkXoTiW5rPlAzCn"]]),
        Detector(
            "anthropic-key", host: "api.anthropic.com", [.literal("sk-ant-"), .run(.base64url, 60...200)], entropy: 3.5,
            finds: [["sk", "-ant-api03-h7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0QkXoTiW5rPlAzCnDyMgHj2x8Bf4UaSe6Iw1"]],
            passesOver: [["sk", "-ant-xxx"]]),
        Detector(
            "huggingface-token", host: "huggingface.co", [.literal("hf_"), .run(.alphanumeric, 34...40)], entropy: 3.5,
            finds: [["hf", "_h7KqRvLQwRMtYpPZcNJdGhKJmFsXEuVbZQ"]], passesOver: [["hf", "_transformers_cache"]]),
        Detector(
            "replicate-token", host: "api.replicate.com", [.literal("r8_"), .run(.alphanumeric, 37...40)], entropy: 3.5,
            finds: [["r8", "_h7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0QkXo"]]),
    ]
}
