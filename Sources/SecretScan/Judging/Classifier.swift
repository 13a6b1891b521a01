import Foundation

/// A sum of small decision trees over ``Traits``: how likely a value is a secret that somebody meant to keep.
///
/// The trees are learnt by `Scripts/value-classifier/train.py` and checked in as text (``classifierModel``). Every answer can
/// be taken apart: each step down a tree moves the sum, and the step belongs to one trait.
struct Classifier: Sendable {
    private struct Node: Sendable {
        /// Index of the trait, or -1 at a leaf.
        var trait: Int16
        var threshold: Float
        /// What the training values below this node came to.
        var mean: Float
        /// Where the right branch begins; the left one follows the node.
        var right: Int32
    }

    private var nodes: [Node] = []
    private var roots: [Int] = []
    private var base: Float = 0

    /// What speaks for a value, in words: the traits fall into a few themes.
    enum Theme: Int, CaseIterable {
        case name, random, form, place, file

        var words: String {
            switch self {
            case .name: "its name speaks of a secret"
            case .random: "it does not read like words"
            case .form: "it has a secret's form"
            case .place: "it stands as a value does"
            case .file: "such files hold them"
            }
        }
    }

    init(_ model: StaticString = classifierModel) {
        var reader = Reader(model)
        guard let base = reader.number() else { return }
        self.base = Float(base) / 1000
        while !reader.isAtEnd {
            roots.append(nodes.count)
            guard tree(&reader, depth: 0) else { break }
        }
    }

    /// `trait threshold mean` and two branches, or `-1 value`: all in thousandths.
    private mutating func tree(_ reader: inout Reader, depth: Int) -> Bool {
        guard depth < 16, let trait = reader.number() else { return false }
        let index = nodes.count
        guard trait >= 0 else {
            guard let value = reader.number() else { return false }
            nodes.append(Node(trait: -1, threshold: 0, mean: Float(value) / 1000, right: 0))
            return true
        }
        guard trait < Trait.allCases.count, let threshold = reader.number(), let mean = reader.number() else { return false }
        nodes.append(Node(trait: Int16(trait), threshold: Float(threshold) / 1000, mean: Float(mean) / 1000, right: 0))
        guard tree(&reader, depth: depth + 1) else { return false }
        nodes[index].right = Int32(nodes.count)
        return tree(&reader, depth: depth + 1)
    }

    /// Between 0 and 1.
    func chance(_ traits: Traits) -> Double {
        var sum = base
        traits.values.withUnsafeBufferPointer { values in
            nodes.withUnsafeBufferPointer { nodes in
                for root in roots {
                    var index = root
                    while nodes[index].trait >= 0 {
                        let node = nodes[index]
                        index = values[Int(node.trait)] <= node.threshold ? index + 1 : Int(node.right)
                    }
                    sum += nodes[index].mean
                }
            }
        }
        return 1 / (1 + exp(-Double(sum)))
    }

    /// What moved the sum up most, the strongest first.
    func reasons(_ traits: Traits) -> [Theme] {
        var moved = [Float](repeating: 0, count: Theme.allCases.count)
        for root in roots {
            var index = root
            while nodes[index].trait >= 0 {
                let node = nodes[index]
                let next = traits.values[Int(node.trait)] <= node.threshold ? index + 1 : Int(node.right)
                moved[Trait.theme(Int(node.trait)).rawValue] += nodes[next].mean - node.mean
                index = next
            }
        }
        return Theme.allCases.filter { moved[$0.rawValue] > 0 }.sorted { moved[$0.rawValue] > moved[$1.rawValue] }
    }

    /// Whole numbers in text.
    private struct Reader {
        let text: StaticString
        var position = 0

        init(_ text: StaticString) { self.text = text }

        var isAtEnd: Bool { position >= text.utf8CodeUnitCount }

        mutating func number() -> Int? {
            var value = 0
            var isNegative = false
            var digits = 0
            while position < text.utf8CodeUnitCount {
                let byte = text.utf8Start[position]
                position += 1
                if byte == UInt8(ascii: "-") {
                    isNegative = true
                } else if Byte.isDigit(byte) {
                    value = value &* 10 &+ Int(byte - 48)
                    digits += 1
                } else if digits > 0 {
                    break
                }
            }
            return digits > 0 ? (isNegative ? -value : value) : nil
        }
    }
}

extension Trait {
    static func theme(_ index: Int) -> Classifier.Theme {
        switch Trait(rawValue: index) {
        case .namesPassword, .namesSecret, .namesToken, .namesKey, .namesAuth, .namesCredential, .namesSalt, .namesAPI, .promises, .wordLast,
            .lettersAfterWord, .nameLength, .isConstantName, .namesAbout, .namesDigest, .namesPublic, .repeatsName:
            .name
        case .wordBits, .wordBitsPerLetter, .mostRandomRun, .bestRun, .shortRuns, .knownWords, .isIdentifier, .isPlaceholder, .saysPlaceholder, .entropy, .bits,
            .switches, .distinct, .repeats, .sequence, .decodedBits:
            .random
        case .isFixture, .isDocumentation, .isCode, .isProse, .isStructured, .isShell, .isMarkup, .isConfig: .file
        case .quote, .joiner, .isComparison, .isCall, .isListed, .afterComma, .afterClose, .afterEnd, .afterPlus, .afterColon, .afterDot, .afterBrace,
            .inComment, .asserts, .defines, .words, .environment, .lineLength, .isCertain, .isWrapped, .inURL, .scheme:
            .place
        default: .form
        }
    }
}
