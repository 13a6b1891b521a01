import Foundation
import SPIFFE

/// Whose tokens: each names the same things differently, and each has other claims that never change meaning.
public enum PipelineProvider: String, Sendable, CaseIterable {
    case github, gitlab, buildkite, circleci
    /// Any other issuer. Its `sub` must be pinned.
    case other

    /// Claims that name by number or UUID what a name could be taken over for: an account that was deleted, a project that was
    /// renamed. A rule must pin every one of them.
    public var immutableClaims: [String] {
        switch self {
        case .github: ["repository_id", "repository_owner_id"]
        case .gitlab: ["project_id", "namespace_id"]
        case .buildkite: ["organization_id", "pipeline_id"]
        case .circleci: ["oidc.circleci.com/project-id"]
        case .other: ["sub"]
        }
    }

    /// What the provider calls the repository today. A name for people and policies, which may change hands: rules pin ids.
    func repository(_ claims: JSONObject) -> String? {
        switch self {
        case .github: PipelineClaims.text(claims, "repository")
        case .gitlab: PipelineClaims.text(claims, "project_path")
        case .buildkite:
            PipelineClaims.text(claims, "organization_slug").flatMap { organization in
                PipelineClaims.text(claims, "pipeline_slug").map { "\(organization)/\($0)" }
            }
        case .circleci, .other: nil
        }
    }

    /// The environment that the job runs for, where the provider guards who may say so.
    func environment(_ claims: JSONObject) -> String? {
        switch self {
        case .github, .gitlab: PipelineClaims.text(claims, "environment")
        case .buildkite, .circleci, .other: nil
        }
    }
}

/// Which jobs become which SPIFFE ID. Read from a file that the operator owns.
public struct PipelineRule: Sendable, Equatable {
    public var name: String
    /// Who answers for it.
    public var owner: String
    public var provider: PipelineProvider
    public var issuer: String
    /// Claims that must have exactly this value, texts and numbers alike.
    public var claims: [String: String]
    /// The ID's path; places are claims.
    public var template: PathTemplate

    /// Refuses a rule that would let more in than its writer can mean.
    public init(
        name: String, owner: String, provider: PipelineProvider, issuer: String, claims: [String: String], template: PathTemplate
    ) throws(AttestationRefusal) {
        guard !name.isEmpty, !owner.isEmpty else { throw AttestationRefusal(.malformed, "a rule needs a name and an owner") }
        for claim in provider.immutableClaims where claims[claim]?.isEmpty ?? true {
            throw AttestationRefusal(
                .malformed, "rule `\(name)` does not pin `\(claim)`: names can change hands, ids of \(provider.rawValue) cannot")
        }
        guard claims.count <= 32 else { throw AttestationRefusal(.malformed, "rule `\(name)` has more than 32 claims") }
        let path = template.description
        guard !path.hasPrefix("/mayfly/"), path != "/mayfly", !path.dropFirst().prefix(while: { $0 != "/" }).contains("{") else {
            throw AttestationRefusal(.malformed, "rule `\(name)` must begin its path with a fixed segment that is not `mayfly`")
        }
        self.name = name
        self.owner = owner
        self.provider = provider
        self.issuer = issuer
        self.claims = claims
        self.template = template
    }

    func admits(_ token: JSONObject) -> Bool {
        claims.allSatisfy { name, value in PipelineClaims.text(token, name) == value }
    }
}

enum PipelineClaims {
    /// A claim as text: itself, or an integer in decimal. Nothing else has one spelling.
    static func text(_ claims: JSONObject, _ name: String) -> String? {
        switch claims[name] {
        case .string(let text): text
        case .number(let number): number.integer.map { String($0) }
        case .bool(let bool): bool ? "true" : "false"
        default: nil
        }
    }
}
