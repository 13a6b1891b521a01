import Foundation
import Testing

@testable import Discovery

/// Ways in which estates are laid out, written apart from each other so that no rule fits one of them only.
enum OwnerLayouts {
    /// One big repository on GitHub: services with their own catalogue entries, manifests kept by a platform team.
    static func monorepo(seed: UInt64) throws -> EstateWriter {
        let estate = try EstateWriter(seed: seed)
        let teams = estate.teams(6)
        let services = estate.services(24, teams: teams)
        let platform = "platform-engineering"
        let root = "acme"
        try estate.repository(root, remote: "https://github.example/acme/acme.git")
        let home = estate.pick(["services", "apps", "svc"])
        let ownerKey = estate.pick(["acme.example/owner", "team", "owner", "app.acme.example/owning-team"])

        var catalogue = "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: \(platform)}\nspec: {type: team, children: []}\n"
        for team in teams {
            catalogue +=
                "---\napiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: \(team)}\nspec:\n  type: team\n  profile: {email: \(team)@acme.example}\n  children: []\n"
            catalogue +=
                "---\napiVersion: backstage.io/v1alpha1\nkind: User\nmetadata: {name: \(team.prefix(4))-lead}\nspec:\n  profile: {email: \(team.prefix(4)).lead@acme.example}\n  memberOf: [\(team)]\n"
        }
        try estate.put("\(root)/catalog/org.yaml", catalogue)

        var codeowners =
            "# Everything that nobody else has\n*  @acme/\(platform)\n/infra/  @acme/\(platform)\n/.github/ @acme/\(platform)\n"
        var compose =
            "services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_USER: main\n      POSTGRES_PASSWORD: \(estate.plant("compose-db", [services[0].name, services[1].name], [services[0].team, services[1].team, platform]))\n"
        let sharedDatabase = estate.truth[0].value
        var shared = ""
        for (number, service) in services.enumerated() {
            let name = service.name
            let directory = "\(root)/\(home)/\(name)"
            let hasCatalogue = number % 3 != 2
            if hasCatalogue {
                try estate.put(
                    "\(directory)/catalog-info.yaml",
                    "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: \(name)\nspec:\n  type: service\n  lifecycle: production\n  owner: group:default/\(service.team)\n"
                )
                // The catalogue is newer than CODEOWNERS.
                codeowners += "/\(home)/\(name)/ @acme/\(number % 6 == 0 ? teams[(number + 1) % teams.count] : service.team)\n"
            } else {
                codeowners += "/\(home)/\(name)/ @acme/\(service.team) @jane-\(number)\n"
            }
            try estate.put(
                "\(directory)/main.go", "package main\n\nimport \"os\"\n\nvar key = os.Getenv(\"\(estate.variable(name))_SIGNING_KEY\")\n")
            try estate.put(
                "\(directory)/.env",
                "\(number % 2 == 0 ? "PGPASSWORD" : "DB_PASSWORD")=\(estate.plant("\(name)-env", [name], [service.team]))\nPGUSER=\(name)\n"
            )
            try estate.put(
                "\(directory)/config/settings.json",
                "{\"smtp\": {\"host\": \"mail.acme.example\", \"user\": \"no-reply\", \"password\": \"\(estate.plant("\(name)-json", [name], [service.team]))\"}}\n"
            )
            let cluster = estate.plant("\(name)-secret", [name], [service.team])
            let label = number % 4 == 3 ? "  labels: {\(ownerKey): \(service.team)}\n" : ""
            try estate.put(
                "\(root)/infra/k8s/\(name)/secret.yaml",
                "apiVersion: v1\nkind: Secret\nmetadata:\n  name: credentials\n  namespace: \(name)\ntype: Opaque\ndata:\n  redis-password: \(estate.base64(cluster))\n"
            )
            try estate.put(
                "\(root)/infra/k8s/\(name)/deployment.yaml",
                "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: \(name)\n  namespace: \(name)\n\(label)spec:\n  template:\n    spec:\n      containers:\n        - name: app\n          envFrom:\n            - secretRef: {name: credentials}\n"
            )
            if number % 5 == 0 {
                compose +=
                    "  \(name):\n    build: ./\(home)/\(name)\n    environment:\n      SESSION_SECRET: \(estate.plant("\(name)-compose", [name], [service.team]))\n"
                if number == 0 || number == 5 { compose += "      DATABASE_URL: postgresql://main:\(sharedDatabase)@db:5432/main\n" }
            }
            if number % 4 == 1 {
                try estate.put(
                    "\(root)/infra/terraform/\(name)/main.tf",
                    "resource \"aws_db_instance\" \"main\" {\n  identifier = \"\(name)-prod\"\n  username   = \"app\"\n  password   = \"\(estate.plant("\(name)-tf", [name], [service.team]))\"\n  tags = {\n    Owner   = \"\(service.team)\"\n    Service = \"\(name)\"\n  }\n}\n"
                )
            }
            if number % 6 == 2 {
                shared += "\(estate.variable(name))_SIGNING_KEY=\(estate.plant("\(name)-shared", [name], [service.team]))\n"
            }
        }
        // Who shares the compose database: the services that hold its URL.
        estate.correct(
            "compose-db", workloads: [services[0].name, services[5].name], owners: [services[0].team, services[5].team, platform])
        try estate.put("\(root)/docker-compose.yml", compose)
        try estate.put("\(root)/config/shared.env", shared)
        try estate.put("\(root)/CODEOWNERS", codeowners)
        try estate.put(
            "\(root)/.github/workflows/release.yml",
            "name: release\non: push\njobs:\n  release:\n    runs-on: ubuntu-latest\n    env:\n      REGISTRY_PASSWORD: \(estate.plant("release-workflow", ["release"], [platform]))\n    steps: []\n"
        )
        try estate.commit(root, by: "Robin", "robin@acme.example")

        // Gone from the tree, still in history.
        for service in services.prefix(8) {
            try estate.put(
                "\(root)/\(home)/\(service.name)/legacy.properties",
                "db.password=\(estate.plant("\(service.name)-history", [service.name], [service.team]))\n")
        }
        try estate.commit(root, by: "Robin", "robin@acme.example")
        for service in services.prefix(8) { try estate.place.remove("\(root)/\(home)/\(service.name)/legacy.properties") }
        try estate.commit(root, by: "Robin", "robin@acme.example")

        // Pasted elsewhere: the same credential, and nobody new.
        let pasted = estate.truth.filter { $0.id.hasSuffix("-env") }.prefix(4)
        try estate.put(
            "exports/slack/general/2026-01-05.json",
            "[" + pasted.map { "{\"user\": \"U1\", \"text\": \"use \($0.value) for now\"}" }.joined(separator: ",\n ") + "]\n")
        // A value that was only ever written down.
        let first = services[9]
        try estate.put(
            "exports/tickets.csv",
            "key,summary,description\nOPS-7,Access to \(first.name),\"the password for \(first.name) is \(estate.plant("ticket-only", [first.name], [first.team]))\"\n"
        )
        return estate
    }

    /// Many repositories on GitLab: groups per team, sections in CODEOWNERS, a deployment repository with charts, a catalogue
    /// of its own, Terraform with state.
    static func manyRepositories(seed: UInt64) throws -> EstateWriter {
        let estate = try EstateWriter(seed: seed)
        let teams = estate.teams(5)
        let services = estate.services(20, teams: teams)
        let sre = "sre"
        try estate.repository("catalog", remote: "git@gitlab.example:shop/internal/catalog.git")
        try estate.repository("deployments", remote: "git@gitlab.example:shop/sre/deployments.git")
        try estate.repository("terraform-live", remote: "git@gitlab.example:shop/sre/terraform-live.git")
        let isTagged = estate.pick([("Owner", "Service"), ("owner", "service"), ("Team", "Application"), ("team", "app")])

        var org = "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: \(sre)}\nspec: {type: team, children: []}\n"
        for team in teams {
            org +=
                "---\napiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: \(team)}\nspec: {type: team, children: [], profile: {displayName: \(team.capitalized)}}\n"
        }
        for index in 0..<4 {
            org +=
                "---\napiVersion: backstage.io/v1alpha1\nkind: User\nmetadata: {name: dev\(index)}\nspec: {memberOf: [\(teams[index % teams.count])], profile: {email: dev\(index)@shop.example}}\n"
        }
        var components = ""
        var state: [String] = []
        var variables = ""
        var definitions = ""
        for (number, service) in services.enumerated() {
            let name = service.name
            let group = number % 2 == 0 ? service.team : "products"
            let repository = "repos/\(group)/\(name)"
            try estate.repository(repository, remote: "git@gitlab.example:shop/\(group)/\(name).git")
            // Three sources of ownership, one of them each.
            switch number % 4 {
            case 0: break
            case 1:
                components +=
                    "---\napiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: \(name)\n  annotations: {gitlab.com/project-slug: shop/\(group)/\(name)}\nspec: {type: service, lifecycle: production, owner: \(service.team), system: core}\n"
            case 2:
                try estate.put(
                    "\(repository)/CODEOWNERS",
                    "[Documentation] @shop/writers\n*.md\n\n^[Security][1] @shop/\(sre)\n*.pem\n.env*\n\n[Backend][2] @shop/\(service.team)\n/src/\n/config/\n/deploy/\n.env\n*.yml\n*.toml\n"
                )
            default:
                try estate.put("\(repository)/.gitlab/CODEOWNERS", "* @shop/\(service.team)\n")
            }
            let isOwnedByGroup = number % 4 == 0
            let owners: Set<String> = [service.team]
            try estate.put("\(repository)/src/app.py", "import os\nPASSWORD = os.environ['API_PASSWORD']\n")
            try estate.put("\(repository)/.env.production", "REDIS_PASSWORD=\(estate.plant("\(name)-env", [name], owners))\n")
            try estate.put(
                "\(repository)/config/app.toml",
                "[database]\nhost = \"pg.shop.example\"\nuser = \"\(name)\"\npassword = \"\(estate.plant("\(name)-toml", [name], owners))\"\n"
            )
            try estate.put(
                "\(repository)/.gitlab-ci.yml",
                "stages: [build]\nbuild:\n  stage: build\n  variables:\n    NEXUS_PASSWORD: \(estate.plant("\(name)-ci", [name], owners))\n  script: [make]\n"
            )
            try estate.commit(repository, by: "Dev", "dev\(number % 4)@shop.example")

            // A chart in the deployment repository, and Argo CD.
            try estate.put("deployments/charts/\(name)/Chart.yaml", "apiVersion: v2\nname: \(name)\nversion: 1.0.0\n")
            try estate.put(
                "deployments/charts/\(name)/values-prod.yaml",
                "replicas: 2\nexternalApi:\n  url: https://partner.example\n  token: \(estate.plant("\(name)-values", [name], owners))\n")
            if number % 3 == 0 {
                try estate.put(
                    "deployments/argocd/\(name).yaml",
                    "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: \(name)-prod\n  namespace: argocd\nspec:\n  project: default\n  source:\n    repoURL: git@gitlab.example:shop/sre/deployments.git\n    path: charts/\(name)\n    helm:\n      valueFiles: [values-prod.yaml]\n      parameters:\n        - name: sentry.password\n          value: \(estate.plant("\(name)-argo", [name], owners))\n"
                )
            }
            if number % 4 == 1 || isOwnedByGroup {
                let value = estate.plant("\(name)-tfvars", [name], owners)
                variables += "\(name.replacing("-", with: "_"))_db_password = \"\(value)\"\n"
                definitions +=
                    "module \"\(name)\" {\n  source   = \"../modules/database\"\n  password = var.\(name.replacing("-", with: "_"))_db_password\n  tags = { \(isTagged.0) = \"\(service.team)\", \(isTagged.1) = \"\(name)\" }\n}\n"
            }
            if number % 3 == 1 {
                state.append(
                    "{\"mode\": \"managed\", \"type\": \"aws_elasticache_user\", \"name\": \"this\", \"instances\": [{\"attributes\": {\"user_id\": \"\(name)\", \"password\": \"\(estate.plant("\(name)-state", [name], owners))\", \"tags\": {\"\(isTagged.0)\": \"\(service.team)\", \"\(isTagged.1)\": \"\(name)\"}}}]}"
                )
            }
        }
        try estate.put("catalog/org/groups.yaml", org)
        try estate.put(
            "catalog/components/all.yaml",
            "apiVersion: backstage.io/v1alpha1\nkind: System\nmetadata: {name: core}\nspec: {owner: \(sre)}\n" + components)
        try estate.put("deployments/CODEOWNERS", "* @shop/\(sre)\n/charts/ @shop/\(sre)\n")
        try estate.put("terraform-live/CODEOWNERS", "* @shop/\(sre)\n")
        try estate.put("terraform-live/prod/terraform.tfvars", variables)
        try estate.put("terraform-live/prod/main.tf", definitions)
        try estate.put(
            "terraform-live/state/prod.tfstate",
            "{\"version\": 4, \"outputs\": {}, \"resources\": [\n" + state.joined(separator: ",\n") + "\n]}\n")
        // A team that no catalogue knows any more.
        try estate.repository("repos/products/relic", remote: "git@gitlab.example:shop/products/relic.git")
        try estate.put("repos/products/relic/CODEOWNERS", "* @shop/disbanded-crew\n/config/ @shop/disbanded-crew\n")
        try estate.put(
            "repos/products/relic/config/app.env",
            "LDAP_PASSWORD=\(estate.plant("relic", ["relic"], ["unknown"], flags: ["orphan", "unowned"]))\n")
        for repository in ["catalog", "deployments", "terraform-live", "repos/products/relic"] {
            try estate.commit(repository, by: "Sam", "sam@shop.example")
        }
        return estate
    }

    /// Machines and exports: units, crontabs, a store's export with metadata, an account list, a compose stack with shared files,
    /// no catalogue, a list of teams.
    static func machines(seed: UInt64) throws -> EstateWriter {
        let estate = try EstateWriter(seed: seed)
        let teams = estate.teams(4)
        let services = estate.services(18, teams: teams)
        let operations = "operations"
        try estate.put(
            "org/teams.yaml",
            "teams:\n"
                + (teams + [operations]).map { "  - name: \($0)\n    members: [{login: lead-of-\($0), email: lead@\($0).example}]\n" }
                .joined())
        var vault: [String] = []
        var spreadsheet = "secret,service,owner,environment,password\n"
        var stack = ""
        var commonUsers: [EstateWriter.Service] = []
        for (number, service) in services.enumerated() {
            let name = service.name
            let host = "hosts/vm-\(number % 5)"
            // Each is somebody's by a note, a unit's note, a list, or a store's metadata.
            switch number % 3 {
            case 0:
                try estate.put(
                    "\(host)/etc/\(name)/environment",
                    "# owner: \(service.team)\nMQ_PASSWORD=\(estate.plant("\(name)-unit", [name], [service.team]))\n")
                try estate.put(
                    "\(host)/etc/systemd/system/\(name).service",
                    "[Unit]\nDescription=\(name)\n# owner: \(service.team)\n[Service]\nEnvironmentFile=/etc/\(name)/environment\nExecStart=/opt/\(name)/bin/run --config /etc/\(name)/conf.d/main.ini\n"
                )
                try estate.put(
                    "\(host)/etc/\(name)/conf.d/main.ini",
                    "[broker]\nlogin = \(name)\npassword = \(estate.plant("\(name)-ini", [name], [service.team]))\n")
                try estate.put(
                    "\(host)/etc/systemd/system/\(name).service.d/override.conf",
                    "[Service]\nEnvironment=\"TLS_PASSPHRASE=\(estate.plant("\(name)-dropin", [name], [service.team]))\"\n")
            case 1:
                try estate.put(
                    "\(host)/etc/cron.d/\(name)",
                    "# owner: \(service.team)\nMAILTO=\"\"\n5 3 * * * app . /srv/jobs/\(name).env && /srv/jobs/\(name).sh\n")
                try estate.put("\(host)/srv/jobs/\(name).env", "FTP_PASSWORD=\(estate.plant("\(name)-cron", [name], [service.team]))\n")
                try estate.put(
                    "\(host)/srv/jobs/\(name).sh",
                    "#!/bin/sh\nexport MYSQL_PWD=\"\(estate.plant("\(name)-script", [name], [service.team]))\"\nmysqldump -u \(name) main\n"
                )
                vault.append(
                    "{\"path\": \"kv/\(service.team)/\(name)/smtp\", \"custom_metadata\": {\"owner\": \"\(service.team)\"}, \"data\": {\"username\": \"mailer\", \"password\": \"\(estate.plant("\(name)-vault", [name], [service.team]))\"}}"
                )
            default:
                stack +=
                    "  \(name):\n    image: registry.example/\(name)\n    env_file:\n      - env/\(name).env\n      - env/common.env\n    labels:\n      com.example.team: \(service.team)\n"
                commonUsers.append(service)
                try estate.put("stack/env/\(name).env", "JWT_SECRET=\(estate.plant("\(name)-stack", [name], [service.team]))\n")
                spreadsheet += "partner login,\(name),\(service.team),production,\(estate.plant("\(name)-sheet", [name], [service.team]))\n"
            }
            vault.append(
                "{\"path\": \"kv/shared/\(name)\", \"custom_metadata\": {\"owner\": \"\(service.team)\", \"service\": \"\(name)\"}, \"data\": {\"api_password\": \"\(estate.plant("\(name)-kv", [name], [service.team]))\"}}"
            )
        }
        let common = estate.plant(
            "common", Set(commonUsers.map(\.name)), Set(commonUsers.map(\.team)).union([operations]), flags: ["shared"])
        try estate.put("stack/env/common.env", "SMTP_PASSWORD=\(common)\n")
        try estate.put("stack/docker-compose.yml", "services:\n" + stack)
        try estate.put("vault/export.json", "[\n" + vault.joined(separator: ",\n") + "\n]\n")
        try estate.put("exports/accounts.csv", spreadsheet)
        // The same value in two environments.
        let copied = services[0]
        let twice = estate.plant("twice", [copied.name], [copied.team], flags: ["crossEnvironment"])
        try estate.put("env/production/\(copied.name).env", "# owner: \(copied.team)\nPARTNER_PASSWORD=\(twice)\n")
        try estate.put("env/staging/\(copied.name).env", "# owner: \(copied.team)\nPARTNER_PASSWORD=\(twice)\n")
        return estate
    }
}

extension EstateWriter {
    func correct(_ id: String, workloads: Set<String>, owners: Set<String>) {
        replace(id) { planted in
            planted.workloads = workloads
            planted.owners = owners
        }
    }
}
