extension SourceConfiguration {
    /// A configuration with every type and every setting: what `mayfly discover --example` prints, and what a test reads back.
    public static let example = """
        # What `mayfly discover --config sources.yaml` asks. No secret belongs in this file: name a file or a variable.
        version: 1
        scan: [/srv/estate]                  # trees and git histories to join with; relative to this file
        history: true

        sources:
          - name: prod
            type: kubernetes
            kubeconfig: ~/.kube/config       # left out: the service account of the pod that this runs in
            context: prod
            cluster: prod                    # how places are called: kubernetes://prod/…
            namespaces: [shop, billing]      # left out: all
            readValues: true                 # false: metadata only, nothing is joined by value
            configMaps: true
            timeout: 5m

          - name: vault
            type: vault
            address: https://vault.example:8200
            tokenFile: /run/mayfly/vault-token   # or tokenEnvironment: VAULT_TOKEN
            caFile: /etc/ssl/vault-ca.pem
            namespace: team-a
            mounts: [secret, kv]             # left out: every KV mount that the token sees
            readValues: false

          - name: cloud
            type: aws                        # keys from the environment, a profile, or a web identity
            region: eu-central-1
            profile: audit
            credentialsFile: ~/.aws/credentials
            services: [iam, secretsmanager, ssm]
            readValues: false

          - name: shop-db
            type: postgresql
            connection: {host: /run/postgresql, user: mayfly_reader, dbname: shop}
            passwordFile: /run/mayfly/reader-password
            databases: [billing]             # more databases whose grants count
            aliases: [db, db.shop.example]   # other names that configurations use for this host
            compareVerifiers: false          # true: tell by its verifier whether a known password is a role's

          - name: cache
            type: redis
            host: 127.0.0.1
            port: 6379
            user: mayfly
            passwordEnvironment: REDIS_PASSWORD
            aliases: [cache]
            tls: false

          - name: certificates
            type: x509
            paths: [/etc/ssl/private, /etc/nginx/tls]
            ports: ["shop.example:443", "[::1]:8443"]

          - name: node
            type: processes
            users: [shop, "61001"]           # left out: all
            histories: true

          - name: pipelines
            type: gitlab
            address: https://gitlab.example
            tokenFile: /run/mayfly/gitlab-token
            projects: [shop/orders]
            groups: [shop]
            readValues: false

          - name: actions
            type: github
            tokenEnvironment: GITHUB_TOKEN
            repositories: [shop/orders]
            organisations: [shop]

          - name: list
            type: spreadsheet
            file: credentials.csv
            columns: {name: "Secret Name", owner: Team}   # left out: told from the headings

        """
}
