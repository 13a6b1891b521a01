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

    @Test(arguments: [UInt64(11), 12]) func `R7 R14: an estate of 200 credentials is told whose it is and who uses it`(seed: UInt64)
        async throws
    {
        let grade = try await grade([OwnerLayouts.monorepo, OwnerLayouts.manyRepositories, OwnerLayouts.machines], seeds: [seed])
        check(grade)
    }

    @Test(arguments: [UInt64(21), 22]) func `R7 R14: so is one where the plain answer is wrong`(seed: UInt64) async throws {
        check(try await grade([OwnerLayouts.overlays, OwnerLayouts.workshops], seeds: [seed, seed + 100]))
    }

    private func check(_ grade: EstateGrade) {
        if ProcessInfo.processInfo.environment["MAYFLY_GRADE"] != nil {
            print(grade, grade.notes.map { String($0.prefix(300)) }.prefix(18).joined(separator: "\n"), grade.missingFlags, separator: "\n")
        }
        #expect(grade.planted >= 200)
        #expect(grade.workloads >= 95, "\(grade) \(grade.notes.prefix(30))")
        #expect(grade.owners >= 90, "\(grade) \(grade.notes.prefix(30))")
        #expect(grade.wrong <= 2, "\(grade) \(grade.notes.prefix(30))")
        #expect(grade.withoutEvidence == 0)
        #expect(grade.missingFlags.isEmpty, "\(grade.missingFlags)")
    }
}
