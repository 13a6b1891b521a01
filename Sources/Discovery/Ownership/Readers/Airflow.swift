import Runtime

/// Airflow's programs: what a file of `dags/` is called, and who its `default_args` say owns it.
enum AirflowReader {
    struct Program {
        /// Each `dag_id` that is written out, once.
        var names: [String]
        /// The one owner that all of them have, with its line.
        var owner: (name: String, line: Int)?
    }

    /// `nil` for what makes no DAG.
    static func program(_ text: String) -> Program? {
        guard text.holds("DAG(") || text.holds("@dag") else { return nil }
        var names: [String] = []
        var owners: [(name: String, line: Int)] = []
        for (index, line) in text.lines.prefix(5000).enumerated() where line.utf8.count <= 1000 {
            for mark in ["dag_id=", "dag_id =", "DAG(\"", "DAG('"] {
                guard let range = line.firstBytes(of: mark) else { continue }
                let rest = mark.hasPrefix("DAG") ? line[line.utf8.index(before: range.upperBound)...] : line[range.upperBound...]
                if let name = literal(rest), !names.contains(name), names.count < 50 { names.append(name) }
            }
            for mark in ["\"owner\":", "'owner':", "owner=", "\"owner\" :"] {
                // Everybody's, where nothing is said.
                guard let range = line.firstBytes(of: mark), let name = literal(line[range.upperBound...]), name.lowercased() != "airflow",
                    Kubernetes.isName(name)
                else { continue }
                owners.append((name, index + 1))
            }
        }
        return Program(names: names, owner: Set(owners.map(\.name)).count == 1 ? owners.first : nil)
    }

    private static func literal(_ text: Substring) -> String? {
        let text = text.drop { $0 == " " }
        guard let quote = text.first, quote == "\"" || quote == "'" else { return nil }
        let value = text.dropFirst().prefix { $0 != quote }
        return (2...100).contains(value.utf8.count) && value.allSatisfy { $0.isLetter || $0.isNumber || "-_. @".contains($0) } ? String(value) : nil
    }
}

/// Settings that one program reads under a name of its own, wherever they are kept.
enum KnownSettings {
    private static let names: [String: String] = [
        "airflow.cfg": "airflow", "superset_config.py": "superset", "grafana.ini": "grafana", "pgbouncer.ini": "pgbouncer",
        "userlist.txt": "pgbouncer",
        "prometheus.yml": "prometheus", "prometheus.yaml": "prometheus", "alertmanager.yml": "alertmanager", "alertmanager.yaml": "alertmanager",
        "filebeat.yml": "filebeat", "metricbeat.yml": "metricbeat", "logstash.yml": "logstash", "kibana.yml": "kibana", "telegraf.conf": "telegraf",
        "vector.toml": "vector", "vector.yaml": "vector", "fluent-bit.conf": "fluent-bit", "traefik.yml": "traefik", "traefik.toml": "traefik",
        "gitlab.rb": "gitlab", "sonar.properties": "sonarqube", "keycloak.conf": "keycloak", "jupyterhub_config.py": "jupyterhub",
    ]

    static func program(_ path: String) -> String? { names[Layout.name(of: path).lowercased()] }

    /// Whether a name, in lower case, is of one of these products.
    static func isProduct(_ name: String) -> Bool { products.contains(name) }

    private static let products = Set(names.values)

    /// The profile of dbt that holds a value: `finance` of `finance: {target: prod, outputs: {…}}`.
    static func profile(_ chain: Chain) -> String? {
        guard chain.steps.count > 2, let name = chain.steps[1].key, chain.steps[1].node["outputs"] != nil else { return nil }
        return name == "default" ? "dbt" : name
    }

    static func isProfile(_ path: String) -> Bool { ["profiles.yml", "profiles.yaml"].contains(Layout.name(of: path).lowercased()) }
}
