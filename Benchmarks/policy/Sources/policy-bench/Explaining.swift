import Cedar

/// What it takes to explain the denials among some requests, each by itself.
struct Explaining {
    var denials = 0
    /// Those for which a change was found that would have the request allowed: the explainer has decided again with it.
    var flips = 0
    /// CPU nanoseconds for each denial, rising.
    var nanoseconds: [Double] = []

    private func quantile(_ part: Double) -> Double {
        nanoseconds.isEmpty ? 0 : nanoseconds[min(Int(Double(nanoseconds.count) * part), nanoseconds.count - 1)]
    }

    var json: String {
        "{\"denials\": \(denials), \"flips\": \(flips), \"median\": \(quantile(0.5)), \"p90\": \(quantile(0.9)), "
            + "\"most\": \(quantile(1))}"
    }
}

/// The best of seven times, of twenty in a row.
func explain(_ requests: [Request], _ explainer: Explainer, in entities: Entities) -> Explaining {
    var result = Explaining()
    for request in requests {
        guard let why = explainer.explain(request, in: entities) else { continue }
        result.denials += 1
        if why.flip != nil { result.flips += 1 }
        let rounds = 20
        let best = (0..<7).map { _ in
            seconds { for _ in 0..<rounds { _ = explainer.explain(request, in: entities) } }
        }.min() ?? 0
        result.nanoseconds.append(best / Double(rounds) * 1e9)
    }
    result.nanoseconds.sort()
    return result
}
