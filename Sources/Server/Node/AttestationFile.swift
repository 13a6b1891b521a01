import Foundation
import NodeAttestation
import Runtime
import SPIFFE

/// The file of `mayfly server --attestation`: by what nodes and jobs may be attested. What is not in it is not possible. Paths in it
/// are relative to it. A member that is not known refuses the whole: a misspelt list would otherwise be no list.
public struct AttestationFile: Sendable, Decodable {
    var x509pop: X509PoP?
    var tpm: TPM?
    var kubernetes: [Cluster]
    var aws: AWS?
    var gcp: GCP?
    var azure: Azure?
    var pipelines: Pipelines?

    struct X509PoP: Sendable, Decodable {
        var roots: String
        var template: String?
        /// Certificates without `clientAuth` will do.
        var anyPurpose: Bool?

        enum CodingKeys: String, CodingKey, CaseIterable { case roots, template, anyPurpose }
        init(from decoder: any Decoder) throws {
            let values = try decoder.strict(CodingKeys.self)
            roots = try values.decode(String.self, forKey: .roots)
            template = try values.decodeIfPresent(String.self, forKey: .template)
            anyPurpose = try values.decodeIfPresent(Bool.self, forKey: .anyPurpose)
        }
    }

    struct TPM: Sendable, Decodable {
        var makers: String?
        var endorsementKeys: [String]
        var registers: [String: [String]]

        enum CodingKeys: String, CodingKey, CaseIterable { case makers, endorsementKeys, registers }
        init(from decoder: any Decoder) throws {
            let values = try decoder.strict(CodingKeys.self)
            makers = try values.decodeIfPresent(String.self, forKey: .makers)
            endorsementKeys = try values.decodeIfPresent([String].self, forKey: .endorsementKeys) ?? []
            registers = try values.decodeIfPresent([String: [String]].self, forKey: .registers) ?? [:]
        }
    }

    struct Cluster: Sendable, Decodable {
        var cluster: String
        var serviceAccounts: [String]
        var audience: String
        /// Offline: the issuer, and where its keys are.
        var issuer: String?
        var keys: String?
        /// By the API server: `https://host:port`.
        var review: String?
        var token: String?
        var certificate: String?
        var key: String?
        /// Of the API server, or the issuer.
        var roots: String?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case cluster, serviceAccounts, audience, issuer, keys, review, token, certificate, key, roots
        }
        init(from decoder: any Decoder) throws {
            let values = try decoder.strict(CodingKeys.self)
            cluster = try values.decode(String.self, forKey: .cluster)
            serviceAccounts = try values.decode([String].self, forKey: .serviceAccounts)
            audience = try values.decode(String.self, forKey: .audience)
            issuer = try values.decodeIfPresent(String.self, forKey: .issuer)
            keys = try values.decodeIfPresent(String.self, forKey: .keys)
            review = try values.decodeIfPresent(String.self, forKey: .review)
            token = try values.decodeIfPresent(String.self, forKey: .token)
            certificate = try values.decodeIfPresent(String.self, forKey: .certificate)
            key = try values.decodeIfPresent(String.self, forKey: .key)
            roots = try values.decodeIfPresent(String.self, forKey: .roots)
        }
    }

    struct AWS: Sendable, Decodable {
        var certificates: String
        var accounts: [String]
        var regions: [String]
        var instances: [String]
        var longestAge: String?

        enum CodingKeys: String, CodingKey, CaseIterable { case certificates, accounts, regions, instances, longestAge }
        init(from decoder: any Decoder) throws {
            let values = try decoder.strict(CodingKeys.self)
            certificates = try values.decode(String.self, forKey: .certificates)
            accounts = try values.decode([String].self, forKey: .accounts)
            regions = try values.decodeIfPresent([String].self, forKey: .regions) ?? []
            instances = try values.decodeIfPresent([String].self, forKey: .instances) ?? []
            longestAge = try values.decodeIfPresent(String.self, forKey: .longestAge)
        }
    }

    struct GCP: Sendable, Decodable {
        var audience: String
        var projects: [String]
        var zones: [String]
        var serviceAccounts: [String]
        var issuer: String?
        var keys: String?
        var roots: String?

        enum CodingKeys: String, CodingKey, CaseIterable { case audience, projects, zones, serviceAccounts, issuer, keys, roots }
        init(from decoder: any Decoder) throws {
            let values = try decoder.strict(CodingKeys.self)
            audience = try values.decode(String.self, forKey: .audience)
            projects = try values.decode([String].self, forKey: .projects)
            zones = try values.decodeIfPresent([String].self, forKey: .zones) ?? []
            serviceAccounts = try values.decodeIfPresent([String].self, forKey: .serviceAccounts) ?? []
            issuer = try values.decodeIfPresent(String.self, forKey: .issuer)
            keys = try values.decodeIfPresent(String.self, forKey: .keys)
            roots = try values.decodeIfPresent(String.self, forKey: .roots)
        }
    }

    struct Azure: Sendable, Decodable {
        var roots: String
        var intermediates: String?
        var names: [String]?
        var subscriptions: [String]
        var longestAge: String?

        enum CodingKeys: String, CodingKey, CaseIterable { case roots, intermediates, names, subscriptions, longestAge }
        init(from decoder: any Decoder) throws {
            let values = try decoder.strict(CodingKeys.self)
            roots = try values.decode(String.self, forKey: .roots)
            intermediates = try values.decodeIfPresent(String.self, forKey: .intermediates)
            names = try values.decodeIfPresent([String].self, forKey: .names)
            subscriptions = try values.decode([String].self, forKey: .subscriptions)
            longestAge = try values.decodeIfPresent(String.self, forKey: .longestAge)
        }
    }

    struct Pipelines: Sendable, Decodable {
        var issuers: [Issuer]
        var rules: [Rule]

        struct Issuer: Sendable, Decodable {
            var provider: String
            var issuer: String
            var audience: String
            var keys: String?
            var roots: String?

            enum CodingKeys: String, CodingKey, CaseIterable { case provider, issuer, audience, keys, roots }
            init(from decoder: any Decoder) throws {
                let values = try decoder.strict(CodingKeys.self)
                provider = try values.decode(String.self, forKey: .provider)
                issuer = try values.decode(String.self, forKey: .issuer)
                audience = try values.decode(String.self, forKey: .audience)
                keys = try values.decodeIfPresent(String.self, forKey: .keys)
                roots = try values.decodeIfPresent(String.self, forKey: .roots)
            }
        }

        struct Rule: Sendable, Decodable {
            var name: String
            var owner: String
            var issuer: String
            var claims: [String: String]
            var path: String

            enum CodingKeys: String, CodingKey, CaseIterable { case name, owner, issuer, claims, path }
            init(from decoder: any Decoder) throws {
                let values = try decoder.strict(CodingKeys.self)
                name = try values.decode(String.self, forKey: .name)
                owner = try values.decode(String.self, forKey: .owner)
                issuer = try values.decode(String.self, forKey: .issuer)
                claims = try values.decode([String: String].self, forKey: .claims)
                path = try values.decode(String.self, forKey: .path)
            }
        }

        enum CodingKeys: String, CodingKey, CaseIterable { case issuers, rules }
        init(from decoder: any Decoder) throws {
            let values = try decoder.strict(CodingKeys.self)
            issuers = try values.decode([Issuer].self, forKey: .issuers)
            rules = try values.decode([Rule].self, forKey: .rules)
        }
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case x509pop, tpm, pipelines
        case kubernetes = "k8s_psat"
        case aws = "aws_iid"
        case gcp = "gcp_iit"
        case azure = "azure_imds"
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(CodingKeys.self)
        x509pop = try values.decodeIfPresent(X509PoP.self, forKey: .x509pop)
        tpm = try values.decodeIfPresent(TPM.self, forKey: .tpm)
        kubernetes = try values.decodeIfPresent([Cluster].self, forKey: .kubernetes) ?? []
        aws = try values.decodeIfPresent(AWS.self, forKey: .aws)
        gcp = try values.decodeIfPresent(GCP.self, forKey: .gcp)
        azure = try values.decodeIfPresent(Azure.self, forKey: .azure)
        pipelines = try values.decodeIfPresent(Pipelines.self, forKey: .pipelines)
    }
}
