import Foundation
import Testing

@testable import Discovery

/// Layouts where the plain answer is wrong: names that mislead, sources that contradict each other, secrets that many share.
extension OwnerLayouts {
    /// The root is itself one repository; kustomizations, external secrets, namespaces' labels, lines for file names, tasks.
    static func overlays(seed: UInt64) throws -> EstateWriter {
        let estate = try EstateWriter(seed: seed)
        let teams = estate.teams(5)
        let services = estate.services(16, teams: teams)
        let platform = "cloud-platform"
        try estate.repository("", remote: "https://github.example/initech/monolith.git")
        var org = "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: \(platform)}\nspec: {type: team, children: []}\n"
        for team in teams {
            org += "---\napiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: \(team)}\nspec: {type: team, children: []}\n"
            org +=
                "---\napiVersion: backstage.io/v1alpha1\nkind: User\nmetadata: {name: ann-\(team)}\nspec: {memberOf: [\(team)], profile: {email: ann@\(team).example}}\n"
        }
        // Who looks after a sort of file is no owner of what it opens.
        var codeowners = "* @initech/\(platform)\n/deploy/ @initech/\(platform)\n*.tf @initech/\(platform)\n"
        var systems = ""
        for (index, team) in teams.enumerated() {
            systems +=
                "---\napiVersion: backstage.io/v1alpha1\nkind: System\nmetadata: {name: sys-\(index)}\nspec: {owner: group:default/\(team)}\n"
        }
        var vault: [String] = []
        var namespaces = ""
        var accounts: [String] = []
        for (number, service) in services.enumerated() {
            let (name, team) = (service.name, service.team)
            let source = "src/\(name)"
            try estate.put("\(source)/main.py", "print('\(name)')\n")
            switch number % 4 {
            case 0:
                // Only the system has an owner.
                try estate.put(
                    "\(source)/catalog-info.yaml",
                    "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: \(name)}\nspec: {type: service, system: sys-\(teams.firstIndex(of: team) ?? 0), lifecycle: production}\n"
                )
            case 1: codeowners += "/src/\(name)/ @initech/\(team)\n"
            case 2: namespaces += "---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: \(name)-ns\n  labels: {team: \(team)}\n"
            default: try estate.put("\(source)/service.yaml", "name: \(name)\nteam: \(team)\ntier: 2\n")
            }
            let namespace = number % 4 == 2 ? "\(name)-ns" : "apps"
            // Base and overlays; the overlays' secrets bear the same name in every service.
            let base = "deploy/\(name)/base"
            let kind = number % 3 == 0 ? "StatefulSet" : "Deployment"
            try estate.put(
                "\(base)/workload.yaml",
                "apiVersion: apps/v1\nkind: \(kind)\nmetadata:\n  name: \(name)\nspec:\n  template:\n    metadata: {labels: {app: \(name)}}\n    spec:\n      containers:\n        - name: main\n          env:\n            - name: DB_PASSWORD\n              valueFrom:\n                secretKeyRef: {name: app-secrets, key: db}\n          volumeMounts: []\n      volumes:\n        - name: tls\n          secret: {secretName: app-files}\n"
            )
            try estate.put("\(base)/kustomization.yaml", "resources: [workload.yaml]\n")
            for environment in ["prod", "staging"] {
                try estate.put(
                    "deploy/\(name)/overlays/\(environment)/kustomization.yaml",
                    "namespace: \(namespace)\nresources: [../../base]\nsecretGenerator:\n  - name: app-secrets\n    envs: [secrets.env]\n")
                try estate.put(
                    "deploy/\(name)/overlays/\(environment)/secrets.env",
                    "DB_PASSWORD=\(estate.plant("\(name)-\(environment)", [name], [team]))\n")
            }
            // Through an external secret, from a store whose paths say nothing.
            if number % 2 == 0 {
                try estate.put(
                    "deploy/\(name)/base/external.yaml",
                    "apiVersion: external-secrets.io/v1beta1\nkind: ExternalSecret\nmetadata: {name: files}\nspec:\n  target: {name: app-files}\n  data:\n    - secretKey: key\n      remoteRef: {key: \"x\(number)/k\(number * 7)\", property: value}\n"
                )
                vault.append(
                    "{\"path\": \"secret/data/x\(number)/k\(number * 7)\", \"data\": {\"value_password\": \"\(estate.plant("\(name)-external", [name], [team]))\"}}"
                )
            }
            // A file that a line for names claims.
            if number % 4 == 1 {
                try estate.put(
                    "\(source)/infra/main.tf",
                    "resource \"aws_db_instance\" \"db\" {\n  username = \"app\"\n  password = \"\(estate.plant("\(name)-floating", [name], [team]))\"\n}\n"
                )
            }
            // A key pair whose user is tagged.
            if number % 5 == 0 {
                let id = "AKIA" + String(estate.values(16).uppercased().map { $0.isLetter ? $0 : "Q" })
                let secret = estate.plant("\(name)-iam", [name], [team], flags: ["forgotten"])
                try estate.put(
                    "ops/credentials-\(number).ini", "[profile-\(number)]\naws_access_key_id = \(id)\naws_secret_access_key = \(secret)\n")
                accounts.append(
                    "{\"UserName\": \"svc-\(name)\", \"AccessKeyMetadata\": [{\"UserName\": \"svc-\(name)\", \"AccessKeyId\": \"\(id)\", \"CreateDate\": \"2020-01-02T00:00:00+00:00\", \"LastUsedDate\": \"2021-03-04T00:00:00+00:00\"}], \"Tags\": [{\"Key\": \"Owner\", \"Value\": \"\(team)\"}]}"
                )
            }
            if number % 7 == 3 {
                try estate.put(
                    "ecs/task-\(number).json",
                    "{\"family\": \"\(name)\", \"containerDefinitions\": [{\"name\": \"main\", \"environment\": [{\"name\": \"SMTP_PASSWORD\", \"value\": \"\(estate.plant("\(name)-task", [name], [team]))\"}]}]}\n"
                )
            }
        }
        // Three teams share one; whoever keeps the shared directory has it.
        let sharers = Array(services.prefix(3))
        codeowners += "/deploy/shared/ @initech/\(platform)\n"
        let shared = estate.plant("shared-secret", Set(sharers.map(\.name)), [platform], flags: ["shared"])
        try estate.put(
            "deploy/shared/secret.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: smtp-relay}\nstringData:\n  password: \(shared)\n")
        for sharer in sharers {
            try estate.put(
                "deploy/\(sharer.name)/base/job.yaml",
                "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: \(sharer.name)}\nspec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          containers:\n            - name: main\n              envFrom: [{secretRef: {name: smtp-relay}}]\n"
            )
        }
        try estate.put("catalog/org.yaml", org)
        try estate.put("catalog/systems.yaml", systems)
        try estate.put("deploy/namespaces.yaml", namespaces)
        try estate.put("docs/CODEOWNERS", codeowners)
        try estate.put("vault/dump.json", "[\n" + vault.joined(separator: ",\n") + "\n]\n")
        try estate.put("exports/iam/users.json", "{\"Users\": [\n" + accounts.joined(separator: ",\n") + "\n]}\n")
        try estate.commit("", by: "Kim", "kim@initech.example")
        return estate
    }

    /// Bare repositories, Ansible, Jenkins, Nomad, states that other stacks read, cards and OWNERS files, people as owners.
    static func workshops(seed: UInt64) throws -> EstateWriter {
        let estate = try EstateWriter(seed: seed)
        let teams = estate.teams(4)
        let services = estate.services(16, teams: teams)
        try estate.put(
            "people.csv",
            "login,team,email,status\n"
                + teams.flatMap { team in (0..<3).map { "\(team)-\($0),\(team),p\($0)@\(team).example,active\n" } }.joined()
                + "gone-person,\(teams[0]),gone@old.example,left\n")
        var outputs: [String] = []
        var state: [String] = []
        var sheet = "issue,component,description\n"
        for (number, service) in services.enumerated() {
            let (name, team) = (service.name, service.team)
            let code = "code/\(name)"
            try estate.repository(code)
            try estate.put("\(code)/app.rb", "puts ENV['\(estate.variable(name))_API_TOKEN_VALUE']\n")
            switch number % 4 {
            case 0:
                try estate.put(
                    "\(code)/.bitbucket/CODEOWNERS",
                    "CODEOWNERS.destination_branch_pattern main\n@@@\(team) @\(team)-0 @\(team)-1\n* @@\(team)\n")
            case 1: try estate.put("\(code)/OWNERS", "approvers:\n  - \(team)\nreviewers:\n  - somebody\n")
            case 2: try estate.put("\(code)/opslevel.yml", "version: 1\nservice:\n  name: \(name)\n  owner: \(team)\n")
            default: try estate.put("\(code)/CODEOWNERS", "# everything\n* @\(team)-2 @corp/\(team)\n")
            }
            try estate.put(
                "\(code)/config/database.yml",
                "production:\n  adapter: mysql2\n  host: db.corp.example\n  username: \(name.prefix(6))\n  password: \(estate.plant("\(name)-yml", [name], [team]))\n"
            )
            try estate.put(
                "\(code)/Jenkinsfile",
                "pipeline {\n  environment {\n    ARTIFACT_PASSWORD = '\(estate.plant("\(name)-jenkins", [name], [team]))'\n  }\n}\n")
            try estate.commit(code, by: "P", "p\(number % 3)@\(team).example")
            if number % 2 == 0 {
                try estate.put(
                    "ansible/roles/\(name)/vars/main.yml",
                    "\(name.replacing("-", with: "_"))_user: app\nldap_bind_password: \(estate.plant("\(name)-role", [name], [team]))\n")
            } else {
                try estate.put("ansible/group_vars/\(name).yml", "rabbitmq_password: \(estate.plant("\(name)-group", [name], [team]))\n")
            }
            if number % 3 == 0 {
                try estate.put(
                    "nomad/\(name).nomad",
                    "job \"\(name)\" {\n  meta { owner = \"\(team)\" }\n  group \"web\" {\n    task \"server\" {\n      env {\n        MEMCACHE_PASSWORD = \"\(estate.plant("\(name)-nomad", [name], [team]))\"\n      }\n    }\n  }\n}\n"
                )
            }
            // A state's output that another stack hands to a function.
            if number % 4 == 2 {
                let key = "db_password_\(number)"
                let value = estate.plant("\(name)-output", [name], [team])
                outputs.append("\"\(key)\": {\"value\": \"\(value)\", \"type\": \"string\", \"sensitive\": true}")
                state.append(
                    "{\"type\": \"random_password\", \"name\": \"r\(number)\", \"instances\": [{\"attributes\": {\"password\": \"\(value)\"}}]}"
                )
                try estate.put(
                    "stacks/f\(number)/main.tf",
                    "resource \"aws_lambda_function\" \"f\" {\n  function_name = \"\(name)\"\n  environment {\n    variables = {\n      DB = data.terraform_remote_state.data.outputs.\(key)\n    }\n  }\n}\n"
                )
            }
            // Only the program that reads it knows whose it is.
            if number % 5 == 1 {
                try estate.put(
                    "shared/env-\(number).env", "\(estate.variable(name))_API_TOKEN_VALUE=\(estate.plant("\(name)-code", [name], [team]))\n"
                )
            }
            if number % 5 == 2 {
                sheet += "T-\(number),\(name),\"the password is \(estate.plant("\(name)-ticket", [name], [team])) until monday\"\n"
            }
            if number % 5 == 3 {
                try estate.put("wiki/\(name).md", "# \(name)\n\nThe admin password is `\(estate.plant("\(name)-wiki", [name], [team]))`.\n")
            }
            if number % 5 == 4 {
                try estate.put("logs/\(name).log", "INFO connecting with password=\(estate.plant("\(name)-log", [name], [team])) to db\n")
            }
        }
        try estate.put(
            "state/data.tfstate",
            "{\"version\": 4, \"outputs\": {" + outputs.joined(separator: ",\n") + "}, \"resources\": [" + state.joined(separator: ",\n")
                + "]}\n")
        try estate.put("tickets/export.csv", sheet)
        // Somebody who left.
        try estate.repository("code/attic-tool")
        try estate.put("code/attic-tool/CODEOWNERS", "* @gone-person\n")
        try estate.put(
            "code/attic-tool/settings.env", "SMTP_PASSWORD=\(estate.plant("attic", ["attic-tool"], ["unknown"], flags: ["orphan"]))\n")
        try estate.commit("code/attic-tool", by: "G", "gone@old.example")
        // One repository stays bare.
        try estate.bare("code/\(services[0].name)", as: "mirrors/\(services[0].name).git")
        return estate
    }
}
