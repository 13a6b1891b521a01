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
    /// cannot be made at random.
    static let detectors: [Detector] = {
        var seen: Set<String> = []
        return Detector.all.filter {
            !["jwt", "putty-private-key"].contains($0.kind) && seen.insert("\($0.kind) \($0.anchorIgnoresCase) \($0.shape.notation)").inserted
        }
    }()

    static func name(_ detector: Detector) -> String {
        guard detector.anchorIgnoresCase else { return "service_credential" }
        let word = detector.anchor
        if word.hasPrefix(".") { return "bot" + word }
        return ["key", "token", "secret", "salt", "access"].contains(where: word.hasSuffix) ? word : word + "_token"
    }

    /// Where the anchor ends in a line, and what is found from there.
    static func confirmed(_ detector: Detector, in line: String) -> String? {
        let bytes = Array(line.utf8)
        let lower = line.lowercased().utf8.map { $0 }
        let anchor = Array(detector.anchor.utf8)
        let text = detector.anchorIgnoresCase ? lower : bytes
        guard text.count >= anchor.count else { return nil }
        for start in 0...(text.count - anchor.count) where text[start..<start + anchor.count].elementsEqual(anchor) {
            if let range = detector.confirm(bytes, anchorEnd: start + anchor.count) { return String(decoding: bytes[range], as: UTF8.self) }
        }
        return nil
    }

    private func listed(_ counts: [String: Int]) -> String {
        counts.sorted { $0.key < $1.key }.map { "\($0.value) × \($0.key)" }.joined(separator: "\n")
    }

    @Test(arguments: Setting.allCases)
    func `R3: a detector confirms fifty random tokens of its shape wherever they stand`(setting: Setting) {
        var missed: [String: Int] = [:]
        for (number, detector) in Self.detectors.enumerated() {
            var synthesis = TokenSynthesis(shape: detector.shape, samples: Samples(UInt64(1000 + number)))
            let name = Self.name(detector)
            for _ in 0..<50 {
                let (token, secret) = synthesis.token()
                if Self.confirmed(detector, in: setting.line(name, token)) != secret { missed["\(detector.kind) \(detector.shape.notation)", default: 0] += 1 }
            }
        }
        #expect(missed.isEmpty, "\(listed(missed))")
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
        var taken: [String: Int] = [:]
        for (number, detector) in Self.detectors.enumerated() {
            var synthesis = TokenSynthesis(shape: detector.shape, samples: Samples(UInt64(500 + number)))
            guard let end = synthesis.end, end.allowed.count == 1, end.alphabet != .unreserved, end.alphabet != .visible else { continue }
            for _ in 0..<5 {
                let token = synthesis.token().text
                for wrong in [token + "7", String(token.dropLast())] where Self.confirmed(detector, in: Setting.env.line(Self.name(detector), wrong)) != nil {
                    taken["\(detector.kind) \(detector.shape.notation)", default: 0] += 1
                }
            }
        }
        #expect(taken.isEmpty, "\(listed(taken))")
    }
}
