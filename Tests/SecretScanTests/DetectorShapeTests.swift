import Glibc
import Testing

@testable import SecretScan

/// Every detector on random tokens of its own shape, where such tokens stand, and on what only looks like one.
@Suite struct DetectorShapeTests {
    static let scanner = Scanner()

    /// How a token is written. The name holds the provider's word where the shape alone says too little.
    enum Setting: String, CaseIterable {
        case env = ".env", yaml = "deploy.yaml", json = "settings.json", code = "client.py", curl = "call.sh", prose = "runbook.md"

        func line(_ name: String, _ value: String) -> String {
            switch self {
            case .env: "\(name.uppercased())=\(value)\n"
            case .yaml: "\(name): \"\(value)\"\n"
            case .json: "\"\(name)\": \"\(value)\",\n"
            case .code: "client = connect(\(name)=\"\(value)\")\n"
            case .curl: "curl -sS -H \"X-\(name): \(value)\" https://host.net/v1\n"
            case .prose: "We saw `\(name): \(value)` in the ticket.\n"
            }
        }
    }

    /// A rule's words differ in nothing but letters: one detector for each shape of a kind. Claims and keys of several lines
    /// cannot be made at random; what stands in quotation marks cannot stand in each setting.
    static let detectors: [Detector] = {
        var seen: Set<String> = []
        return Detector.all.filter {
            !["jwt", "putty-private-key"].contains($0.kind) && !$0.shape.holds(mark: Byte.isQuote) && seen.insert("\($0.kind) \($0.anchorIgnoresCase) \($0.shape.notation)").inserted
        }
    }()

    /// Whether the detector must find it: a long text without digits is rather a name, where the provider documents no form.
    static func isPlain(_ token: String, _ detector: Detector) -> Bool {
        !detector.rule.traits.contains(.opaque) || token.utf8.count(where: Byte.isDigit) >= 2
    }

    static func name(_ detector: Detector) -> String {
        guard detector.anchorIgnoresCase else { return "service_credential" }
        if detector.yields { return detector.anchor }
        let word = detector.anchor
        if word.hasPrefix(".") { return "bot" + word }
        return ["key", "token", "secret", "salt", "access"].contains(where: word.hasSuffix) ? word : word + "_token"
    }

    /// Where the anchor ends in a line, and what is found from there.
    static func confirmed(_ detector: Detector, in line: String) -> String? {
        let bytes = Array(line.utf8)
        let text = detector.anchorIgnoresCase ? Array(line.lowercased().utf8) : bytes
        let anchor = Array(detector.anchor.utf8)
        var start = 0
        while start < text.count, let end = anchorEnd(anchor, in: text, from: start) {
            if let range = detector.confirm(bytes, anchorEnd: end) { return String(decoding: bytes[range], as: UTF8.self) }
            start = end - anchor.count + 1
        }
        return nil
    }

    /// With the C library's search: in a debug build ours would take most of the test's time.
    private static func anchorEnd(_ anchor: [UInt8], in text: [UInt8], from start: Int) -> Int? {
        text.withUnsafeBytes { text in
            var position = start
            while let base = text.baseAddress, let found = memchr(base + position, Int32(anchor[0]), text.count - position) {
                position = UnsafeRawPointer(found) - base
                if text.count - position < anchor.count { return nil }
                if memcmp(base + position, anchor, anchor.count) == 0 { return position + anchor.count }
                position += 1
            }
            return nil
        }
    }

    /// No shape more than once, and all together less than one in a thousand.
    private static func isChance(_ counts: [String: Int], of tried: Int) -> Bool {
        counts.values.allSatisfy { $0 == 1 } && counts.count * 1000 < tried
    }

    private func listed(_ counts: [String: Int]) -> String {
        counts.sorted { $0.key < $1.key }.map { "\($0.value) × \($0.key)" }.joined(separator: "\n")
    }

    @Test(arguments: Setting.allCases)
    func `R3: a detector confirms fifty random tokens of its shape wherever they stand`(setting: Setting) {
        var (tried, missed) = (0, [String: Int]())
        for (number, detector) in Self.detectors.enumerated() {
            var synthesis = TokenSynthesis(shape: detector.shape, samples: Samples(UInt64(1000 + number)))
            let name = Self.name(detector)
            for _ in 0..<50 {
                let (token, secret) = synthesis.token()
                tried += 1
                guard Self.isPlain(token, detector), Self.confirmed(detector, in: setting.line(name, token)) != secret else { continue }
                missed["\(detector.kind) \(detector.shape.notation)", default: 0] += 1
            }
        }
        // Chance makes one in some ten thousand that reads like words, or ends like a placeholder.
        #expect(Self.isChance(missed, of: tried), "of \(tried):\n\(listed(missed))")
    }

    @Test(arguments: Setting.allCases)
    func `R3: a scan calls them by their kind`(setting: Setting) {
        var wrong: [String: Int] = [:]
        for (number, detector) in Self.detectors.enumerated() {
            var synthesis = TokenSynthesis(shape: detector.shape, samples: Samples(UInt64(9000 + number)))
            var text = setting == .json ? "{\n" : ""
            var secrets: [String] = []
            for index in 0..<3 {
                let (token, secret) = synthesis.token()
                guard Self.isPlain(token, detector) else { continue }
                text += setting.line(Self.name(detector) + (setting == .json || setting == .yaml ? "_\(index)" : ""), token)
                secrets.append(secret)
            }
            if setting == .json { text += "\"end\": 1\n}\n" }
            let found = Self.scanner.scan(Array(text.utf8), path: setting.rawValue)
            for secret in secrets where !found.contains(where: { $0.value == secret && $0.kind == detector.kind }) {
                let kind = found.first { $0.value == secret }?.kind ?? "nothing"
                wrong["\(detector.kind) \(detector.shape.notation) taken for \(kind)", default: 0] += 1
            }
        }
        #expect(wrong.isEmpty, "\(listed(wrong))")
    }

    @Test func `R3: a filled-in form of a token is not one`() {
        var taken: [String] = []
        for detector in Self.detectors {
            let synthesis = TokenSynthesis(shape: detector.shape, samples: Samples(1))
            if Self.confirmed(detector, in: Setting.env.line(Self.name(detector), synthesis.filler())) != nil {
                taken.append("\(detector.kind) \(detector.shape.notation)")
            }
        }
        #expect(taken == [])
    }

    @Test func `R3: a token with one letter too many or too few is not one`() {
        var (tried, taken) = (0, [String: Int]())
        for (number, detector) in Self.detectors.enumerated() {
            var synthesis = TokenSynthesis(shape: detector.shape, samples: Samples(UInt64(500 + number)))
            guard let end = synthesis.end, end.allowed.count == 1, end.alphabet != .unreserved, end.alphabet != .visible else { continue }
            for _ in 0..<5 {
                let token = synthesis.token().text
                for wrong in [token + "7", String(token.dropLast())] {
                    tried += 1
                    guard Self.confirmed(detector, in: Setting.env.line(Self.name(detector), wrong)) != nil else { continue }
                    taken["\(detector.kind) \(detector.shape.notation)", default: 0] += 1
                }
            }
        }
        #expect(Self.isChance(taken, of: tried), "of \(tried):\n\(listed(taken))")
    }
}
