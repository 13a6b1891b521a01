/// Policies of one bucket, joined where they begin with the same steps. Where a thousand policies ask first whether
/// `principal.team == resource.team`, it is asked once; where they compare one attribute with a thousand constants, it
/// is read once and looked up.
///
/// This changes no answer: the steps of a scope never err, so their order is free; those of conditions keep theirs; and
/// where a shared step errs, each policy below is evaluated by itself, to err at its own place.
struct GuardTree {
    /// Neighbours in `branches`, or in `members`.
    struct Branches {
        let start: Int32
        let count: Int32
    }

    struct Branch {
        enum Kind: UInt8 {
            /// One policy, which is looked at from `level` on.
            case row
            /// A step that all below share.
            case test
            /// An expression that all below compare with constants.
            case choice
        }

        let kind: Kind
        /// A policy with the step, as good as any other below.
        let row: Int32
        var level: Int32 = 0
        /// Of a test; of a choice, its node is what is compared.
        var step = Step(kind: .condition)
        var below = Branches(start: 0, count: 0)
        /// All policies below, in `members`.
        var members = Branches(start: 0, count: 0)
        /// Of a choice: its table in `choices`, whose size is a power of two.
        var table = Branches(start: 0, count: 0)
    }

    struct Choice {
        let constant: Word
        let below: Branches
    }

    let branches: UnsafePointer<Branch>
    let members: UnsafePointer<Int32>
    let choices: UnsafePointer<Choice>

    /// What is below for this value of a choice's expression.
    @inline(__always)
    func cases(of branch: Branch, for value: Word) -> Branches? {
        let mask = Int(branch.table.count) - 1
        let table = choices + Int(branch.table.start)
        var place = Int(truncatingIfNeeded: value.hash) & mask
        while table[place].below.count > 0 {
            if table[place].constant.equals(value) { return table[place].below }
            place = (place + 1) & mask
        }
        return nil
    }
}
