import SPIFFE

/// Of whom a stream tells before its receiver has said anything about subjects (SSF 1.0 §7.1).
public enum DefaultSubjects: String, Sendable, Hashable, Codable, CaseIterable {
    /// Of everybody; the receiver takes away whom it does not want.
    case all = "ALL"
    /// Of nobody; the receiver adds whom it wants.
    case none = "NONE"
}

/// What a receiver says about one subject of a stream: the body of a request to add it or to remove it (SSF 1.0 §8.1.3.2, §8.1.3.3).
public struct SubjectRequest: Sendable, Hashable {
    /// Longest request, in bytes.
    public static let limit = 64 << 10

    public var stream: String
    public var subject: SubjectIdentifier
    /// Whether the receiver says that it knows the subject to be who it names. It does where it does not say.
    public var isVerified: Bool

    public init(stream: String, subject: SubjectIdentifier, isVerified: Bool = true) {
        self.stream = stream
        self.subject = subject
        self.isVerified = isVerified
    }

    /// Refuses what has no stream, and subjects that ``SubjectIdentifier/read(_:)`` refuses.
    public static func read(_ json: [UInt8]) -> Result<SubjectRequest, SETRefusal> {
        do throws(SETRefusal) {
            guard case .success(let value) = JSONValue.read(json, limit: limit), let object = value.object else {
                throw SETRefusal(.malformed, "the request is no JSON object")
            }
            guard let stream = object["stream_id"]?.string, (1...128).contains(stream.utf8.count) else {
                throw SETRefusal(.malformed, "`stream_id` is a text of 1 to 128 bytes")
            }
            guard let subject = object["subject"] else { throw SETRefusal(.malformed, "`subject` is needed") }
            var request = SubjectRequest(stream: stream, subject: try SubjectIdentifier.read(subject).get())
            if let given = object["verified"], given != .null {
                guard case .bool(let flag) = given else { throw SETRefusal(.malformed, "`verified` is true or false") }
                request.isVerified = flag
            }
            return .success(request)
        } catch let refusal where refusal.code == .unknownSubject {
            // Elsewhere that is somebody who is not known; here it is a request that cannot be read.
            return .failure(SETRefusal(.malformed, refusal.reason))
        } catch {
            return .failure(error)
        }
    }
}

extension SubjectIdentifier {
    /// Whether an event about `subject` is one about this, which a receiver has added (SSF 1.0 §8.1.3.1): simple subjects when they are
    /// identical, complex ones when no member that both have differs.
    public func matches(_ subject: SubjectIdentifier) -> Bool {
        switch (self, subject) {
        case (.complex(let mine), .complex(let other)): mine.allSatisfy { name, value in other[name].map { $0 == value } ?? true }
        case (.aliases(let names), .simple(let one)), (.simple(let one), .aliases(let names)): names.contains(one)
        default: self == subject
        }
    }

    /// Whether `subject` is this, or a part of it: what a receiver has removed takes no more with it than it says (SSF 1.0 §9.3).
    public func covers(_ subject: SubjectIdentifier) -> Bool {
        switch (self, subject) {
        case (.complex(let mine), .complex(let other)): mine.allSatisfy { name, value in other[name] == value }
        case (.aliases(let names), .simple(let one)): names.contains(one)
        default: self == subject
        }
    }
}
