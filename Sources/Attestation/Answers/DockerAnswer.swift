import Foundation

/// What the Docker Engine says of one container (`GET /containers/{id}/json`) and its image (`GET /images/{id}/json`), as far as it
/// is used. The environment is not read: it holds secrets.
struct DockerContainer: Sendable, Hashable {
    static let byteLimit = 4 << 20
    static let labelLimit = 128

    var id: String
    /// As whoever started it wrote it.
    var image: String?
    /// `sha256:…` of the image's configuration.
    var imageID: String?
    var labels: [String: String]
    var isRunning: Bool
    var isTruncated: Bool

    /// `nil` for what is not such an answer.
    init?(_ bytes: [UInt8]) {
        guard bytes.count <= Self.byteLimit, let answer = try? JSONDecoder().decode(Answer.self, from: Data(bytes)) else { return nil }
        id = answer.Id
        image = answer.Config?.Image
        imageID = answer.Image
        let all = answer.Config?.Labels ?? [:]
        labels = all.count > Self.labelLimit
            ? Dictionary(uniqueKeysWithValues: all.sorted { $0.key < $1.key }.prefix(Self.labelLimit).map { ($0, $1) }) : all
        isTruncated = all.count > Self.labelLimit
        isRunning = answer.State?.Running == true || answer.State?.Paused == true
    }

    private struct Answer: Decodable {
        struct State: Decodable {
            var Running: Bool?
            var Paused: Bool?
        }
        struct Config: Decodable {
            var Image: String?
            var Labels: [String: String]?
        }
        var Id: String
        var Image: String?
        var State: State?
        var Config: Config?
    }
}

/// The digests under which registries know an image.
struct DockerImage: Sendable, Hashable {
    static let digestLimit = 32

    var id: String
    /// `sha256:…`
    var digests: [String]

    init?(_ bytes: [UInt8]) {
        guard bytes.count <= DockerContainer.byteLimit, let answer = try? JSONDecoder().decode(Answer.self, from: Data(bytes)) else { return nil }
        id = answer.Id
        digests = (answer.RepoDigests ?? []).prefix(Self.digestLimit).compactMap { name in
            name.lastIndex(of: "@").map { String(name[name.index(after: $0)...]) }
        }
    }

    private struct Answer: Decodable {
        var Id: String
        var RepoDigests: [String]?
    }
}
