/// The text of an office document, which is a ZIP file of XML: Office Open XML (ECMA-376) and OpenDocument (ISO/IEC 26300).
/// A sheet becomes a CSV file with its rows at their own numbers; a text becomes lines, its tables rows between bars.
struct OfficeDocument {
    struct Part {
        var name: String
        var bytes: [UInt8]
    }

    private enum Kind {
        case sheets, text, openDocument
    }

    private let archive: ZipArchive
    private let kind: Kind

    init?(_ archive: ZipArchive) {
        let names = Set(archive.entries.map(\.name))
        if names.contains("xl/workbook.xml") {
            kind = .sheets
        } else if names.contains("word/document.xml") || names.contains("ppt/presentation.xml") {
            kind = .text
        } else if names.contains("content.xml"), names.contains("mimetype") {
            kind = .openDocument
        } else {
            return nil
        }
        self.archive = archive
    }

    func parts(limit: Int) -> [Part] {
        var remaining = limit
        var parts: [Part] = []
        let shared = kind == .sheets ? sharedStrings(&remaining) : []
        for entry in archive.entries where isWanted(entry.name) {
            guard parts.count < 500, case .success(let xml) = archive.read(entry, limit: remaining) else { continue }
            remaining -= xml.count
            let stem = entry.name.hasSuffix(".xml") ? String(entry.name.dropLast(4)) : entry.name
            if kind == .sheets, entry.name.hasPrefix("xl/worksheets/") {
                parts.append(Part(name: stem + ".csv", bytes: sheet(xml, shared)))
            } else {
                parts.append(Part(name: stem + ".md", bytes: Self.text(xml)))
            }
        }
        return parts
    }

    private func isWanted(_ name: String) -> Bool {
        switch kind {
        case .sheets: name.hasPrefix("xl/worksheets/sheet") || name.hasPrefix("xl/comments")
        case .text:
            name.hasPrefix("word/") && ["document.xml", "comments.xml"].contains(name.dropFirst(5)) || name.hasPrefix("word/header")
                || name.hasPrefix("word/footer") || name.hasPrefix("ppt/slides/slide") || name.hasPrefix("ppt/notesSlides/notes")
        case .openDocument: name == "content.xml"
        }
    }

    private func sharedStrings(_ remaining: inout Int) -> [[UInt8]] {
        guard let entry = archive.entries.first(where: { $0.name == "xl/sharedStrings.xml" }),
            case .success(let xml) = archive.read(entry, limit: remaining)
        else { return [] }
        remaining -= xml.count
        var strings: [[UInt8]] = []
        var current: [UInt8] = []
        var inText = false
        var tokens = XMLTokens(xml)
        while let token = tokens.next(), strings.count < 1_000_000 {
            switch token {
            case .open("si", _, let isEmpty, _):
                current = []
                if isEmpty { strings.append([]) }
            case .open("t", _, let isEmpty, _): inText = !isEmpty
            case .close("t", _): inText = false
            case .close("si", _): strings.append(current)
            case .text(let range, _): if inText { current += XMLTokens.decoded(xml[range]) }
            default: break
            }
        }
        return strings
    }

    /// Cells by their references (`B7`), so that empty ones keep their place.
    private func sheet(_ xml: [UInt8], _ shared: [[UInt8]]) -> [UInt8] {
        var out: [UInt8] = []
        var row = 1
        var isFirst = true
        var column = 0
        var next = 0
        var cell = (column: 0, type: "", text: [UInt8]())
        var takes = false
        var tokens = XMLTokens(xml)
        while let token = tokens.next() {
            switch token {
            case .open("row", let attributes, _, _):
                // One without a number is the next (ECMA-376, 18.3.1.73).
                let number = attributes.first { $0.name == "r" }.flatMap { Int(xml.text($0.value)) } ?? (isFirst ? row : row + 1)
                isFirst = false
                while row < min(number, 1_048_576), out.count < 64 << 20 {
                    out.append(Byte.newline)
                    row += 1
                }
                (column, next) = (0, 0)
            case .open("c", let attributes, _, _):
                let reference = attributes.first { $0.name == "r" }.map { xml.text($0.value) }
                cell = (reference.map(Self.column) ?? next, attributes.first { $0.name == "t" }.map { xml.text($0.value) } ?? "", [])
                next = cell.column + 1
            case .open("v", _, let isEmpty, _), .open("t", _, let isEmpty, _): takes = !isEmpty
            case .close("v", _), .close("t", _): takes = false
            case .text(let range, _): if takes { cell.text += XMLTokens.decoded(xml[range]) }
            case .close("c", _):
                var text = cell.text
                if cell.type == "s" {
                    text = Int(String(decoding: text, as: UTF8.self)).flatMap { shared.indices.contains($0) ? shared[$0] : nil } ?? []
                }
                while column < min(cell.column, 500) {
                    out.append(UInt8(ascii: ","))
                    column += 1
                }
                // A row is a line.
                out.append(cell: text.map { $0 == Byte.newline ? 32 : $0 }[...])
            default: break
            }
        }
        out.append(Byte.newline)
        return out
    }

    /// `C12` is 2.
    private static func column(_ reference: String) -> Int {
        var value = 0
        for byte in reference.utf8 where Byte.isLetter(byte) && value < 20_000 { value = value * 26 + Int(Byte.lower(byte)) - 96 }
        return max(0, value - 1)
    }

    /// Paragraphs as lines, rows of tables as lines with bars.
    private static func text(_ xml: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var inCell = 0
        var tokens = XMLTokens(xml)
        while let token = tokens.next() {
            switch token {
            case .open("tc", _, let isEmpty, _), .open("table-cell", _, let isEmpty, _):
                out += Array("| ".utf8)
                if !isEmpty { inCell += 1 } else { out.append(32) }
            case .close("tc", _), .close("table-cell", _):
                inCell = max(0, inCell - 1)
                out.append(32)
            case .close("tr", _), .close("table-row", _): out += Array("|\n".utf8)
            case .close("p", _), .close("h", _): out.append(inCell > 0 ? 32 : Byte.newline)
            case .open("tab", _, _, _), .open("s", _, _, _): out.append(32)
            case .open("br", _, _, _), .open("line-break", _, _, _): out.append(inCell > 0 ? 32 : Byte.newline)
            case .text(let range, _):
                // Between elements there is only layout.
                if !xml[range].allSatisfy({ Byte.isSpace($0) }) {
                    out += XMLTokens.decoded(xml[range])
                } else if !xml[range].contains(Byte.newline) {
                    out.append(32)
                }
            default: break
            }
        }
        return out
    }
}
