import Crypto
import Foundation
import SwiftASN1
public import X509

/// The certificates that issuers took back before their end. An issuer is known by its key: another authority of the same name
/// revokes nothing.
public struct RevocationSet: Sendable, Equatable {
    /// SHA-256 of the issuer's SubjectPublicKeyInfo, to serials without leading zeros.
    private var serials: [[UInt8]: Set<[UInt8]>] = [:]
    private var distrusted: Set<[UInt8]> = []
    /// Lists whose issuer is in no bundle: an authority below a root, which is met first in somebody's chain.
    private var unplaced: [RevocationList] = []

    /// Nothing is revoked.
    public init() {}

    /// What lists in DER say that one of `issuers` has signed; any other is passed over.
    public init(lists: [[UInt8]], issuers: [Certificate]) {
        for bytes in lists {
            if case .success(let list) = RevocationList.read(bytes) { _ = add(list, issuers: issuers) }
        }
    }

    public var isEmpty: Bool { serials.isEmpty && distrusted.isEmpty && unplaced.isEmpty }

    /// Adds one certificate.
    public mutating func revoke(serial: some Sequence<UInt8>, issuer: Certificate) {
        serials[Self.name(of: issuer), default: []].insert(Array(serial.drop { $0 == 0 }))
    }

    /// Adds an issuer: no certificate below it is believed any more, whatever still leads to a root.
    public mutating func distrust(_ issuer: Certificate) { distrusted.insert(Self.name(of: issuer)) }

    public mutating func formUnion(_ other: RevocationSet) {
        for (issuer, theirs) in other.serials { serials[issuer, default: []].formUnion(theirs) }
        distrusted.formUnion(other.distrusted)
        for list in other.unplaced { hold(list) }
    }

    /// Adds what a certificate revocation list says, if one of `issuers` signed it. A list that is past its next update still
    /// counts: what was revoked stays so.
    public mutating func add(_ list: RevocationList, issuers: [Certificate]) -> Result<Void, Refusal> {
        guard let issuer = issuers.first(where: { list.isSigned(by: $0) }) else {
            return .failure(Refusal(.badSignature, "no authority of the bundle signed the revocation list"))
        }
        serials[Self.name(of: issuer), default: []].formUnion(list.serials)
        return .success(())
    }

    /// Most lists whose issuer is not known yet.
    public static let unplacedLimit = 64

    /// Keeps a list until its issuer is met on somebody's path: only then is it known who signed it.
    public mutating func hold(_ list: RevocationList) {
        guard unplaced.count < Self.unplacedLimit, !unplaced.contains(list) else { return }
        unplaced.append(list)
    }

    /// Whether any issuer took back a certificate of this serial. For those who see no more of a chain than its leaf: serials are
    /// random enough that another issuer's does not meet it by chance.
    public func mayName(_ leaf: Certificate) -> Bool {
        let serial = Array(leaf.serialNumber.bytes.drop { $0 == 0 })
        return serials.values.contains { $0.contains(serial) } || unplaced.contains { $0.serials.contains(serial) }
    }

    public func isDistrusted(_ issuer: Certificate) -> Bool { distrusted.contains(Self.name(of: issuer)) }

    private static func name(of issuer: Certificate) -> [UInt8] {
        Array(SHA256.hash(data: Array(issuer.publicKey.subjectPublicKeyInfoBytes)))
    }

    /// - Parameter path: leaf first, root last.
    func refusal(of path: [Certificate]) -> Refusal? {
        guard !isEmpty else { return nil }
        for (certificate, issuer) in zip(path, path.dropFirst()) {
            let name = Self.name(of: issuer)
            if distrusted.contains(name) { return Refusal(.untrusted, "an authority on the path is distrusted") }
            let serial = Array(certificate.serialNumber.bytes.drop { $0 == 0 })
            // A signature is looked at only where the list has the serial: it costs nobody else anything.
            if serials[name]?.contains(serial) == true || unplaced.contains(where: { $0.serials.contains(serial) && $0.isSigned(by: issuer) }) {
                return Refusal(.revoked, "certificate \(serial.hexadecimal) was revoked by its issuer")
            }
        }
        return nil
    }
}

extension [UInt8] {
    fileprivate var hexadecimal: String { map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined().uppercased() }
}
