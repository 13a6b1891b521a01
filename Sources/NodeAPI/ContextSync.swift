public import Context
public import Crypto
import Foundation
public import Runtime
import SwiftProtobuf

extension Mayfly_Node_V1_PostureRule {
    /// As the node needs it: whose rule it is, and for whom, it does not have to know.
    public init(_ rule: PostureRule) {
        self = .with {
            $0.name = rule.name
            $0.attribute = rule.attribute.description
            ($0.comparison, $0.values) = rule.limit.parts
            $0.maximumAgeMs = rule.maximumAge.milliseconds
            $0.isRequired = rule.level == .required
            $0.mend = rule.mend ?? ""
        }
    }

    /// `nil` for what this version cannot read. The node then says nothing of it, and the server has nothing to go by.
    public var rule: PostureRule? {
        guard let attribute = AttributeName(attribute), let limit = PostureRule.Limit(comparison: comparison, values: values),
            maximumAgeMs > 0
        else { return nil }
        return PostureRule(
            name: name, attribute: attribute, limit: limit, maximumAge: .milliseconds(maximumAgeMs),
            level: isRequired ? .required : .advised, owner: "the server", mend: mend.isEmpty ? nil : mend)
    }
}

/// What a node saw of itself, between its agent and the server.
public struct NodeReport: Sendable {
    public var attributes: [(name: AttributeName, value: String, age: Duration)]
    public var faults: [(name: AttributeName, fault: String)]
    /// By the node's clock.
    public var sentAt: Timestamp

    public static let limit = 64 << 10
    public static let countLimit = 256

    public init(
        attributes: [(name: AttributeName, value: String, age: Duration)], faults: [(name: AttributeName, fault: String)], sentAt: Timestamp
    ) {
        self.attributes = attributes
        self.faults = faults
        self.sentAt = sentAt
    }

    /// Signed with the key of the node's SVID, for the name that it has.
    public func message(from agent: String, signedWith key: P256.Signing.PrivateKey) throws -> Mayfly_Node_V1_ContextReport {
        let observed = Mayfly_Node_V1_ObservedContext.with {
            $0.agent = agent
            $0.sentAtMs = sentAt.milliseconds
            $0.attributes = attributes.map { attribute in
                .with {
                    $0.name = attribute.name.description
                    $0.value = attribute.value
                    $0.ageMs = attribute.age.milliseconds
                }
            }
            $0.attributes += faults.map { fault in
                .with {
                    $0.name = fault.name.description
                    $0.fault = fault.fault
                }
            }
        }
        let bytes: Data = try observed.serializedBytes()
        let signature = try key.signature(for: bytes).rawRepresentation
        return .with {
            $0.observed = bytes
            $0.signature = signature
        }
    }
}

extension Mayfly_Node_V1_ContextReport {
    /// In milliseconds.
    private static let longestAge: Int64 = 365 * 86_400_000

    /// Reads it. What its checks of the node itself are not about is left out: a node says nothing of where it stands.
    ///
    /// - Returns: `nil` when it is too large, is no report, is of another agent, or was not signed with `key`.
    public func open(from agent: String, by key: P256.Signing.PublicKey) -> NodeReport? {
        guard observed.count <= NodeReport.limit, let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature),
            key.isValidSignature(signature, for: observed),
            let context = try? Mayfly_Node_V1_ObservedContext(serializedBytes: observed), context.agent == agent,
            context.attributes.count <= NodeReport.countLimit
        else { return nil }
        var report = NodeReport(attributes: [], faults: [], sentAt: Timestamp(milliseconds: context.sentAtMs))
        for attribute in context.attributes {
            guard let name = AttributeName(attribute.name), name.source == .node, (0...Self.longestAge).contains(attribute.ageMs) else { continue }
            if attribute.fault.isEmpty {
                report.attributes.append((name, attribute.value, .milliseconds(attribute.ageMs)))
            } else {
                report.faults.append((name, attribute.fault))
            }
        }
        return report
    }
}
