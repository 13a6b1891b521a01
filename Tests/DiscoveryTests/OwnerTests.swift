import Estate
import Foundation
import Runtime
import SecretScan
import Testing

@testable import Discovery

@Suite struct OwnerEstateTests {
    private func grade(_ layouts: [(UInt64) throws -> EstateWriter], seeds: [UInt64]) async throws -> EstateGrade {
        var estates: [(truth: [PlantedCredential], report: ScanReport)] = []
        for layout in layouts {
            for seed in seeds {
                let estate = try layout(seed)
                estates.append((estate.truth, try await scan([estate.place.path])))
            }
        }
        return EstateGrade(estates)
    }

    @Test(arguments: [UInt64(11), 12]) func `R7 R14: an estate of 200 credentials is told whose it is and who uses it`(seed: UInt64) async throws {
        let grade = try await grade([OwnerLayouts.monorepo, OwnerLayouts.manyRepositories, OwnerLayouts.machines], seeds: [seed])
        if ProcessInfo.processInfo.environment["MAYFLY_GRADE"] != nil { print(grade, grade.notes.map { String($0.prefix(400)) }.prefix(25).joined(separator: "\n"), grade.missingFlags, separator: "\n") }
        #expect(grade.planted >= 200)
        #expect(grade.workloads >= 95, "\(grade) \(grade.notes.prefix(30))")
        #expect(grade.owners >= 90, "\(grade) \(grade.notes.prefix(30))")
        #expect(grade.wrong <= 2, "\(grade) \(grade.notes.prefix(30))")
        #expect(grade.withoutEvidence == 0)
        #expect(grade.missingFlags.isEmpty, "\(grade.missingFlags)")
    }
}
