import Foundation

extension SourceKindEstate {
    /// Manifests of containers and clusters.
    mutating func clusters() {
        plant("kubeconfig token", "home/ops/.kube/config", "apiVersion: v1\nkind: Config\nclusters:\n- cluster:\n    server: https://k8s.shop.net:6443\n  name: prod\nusers:\n- name: ops\n  user:\n    token: §\n", value: text(48))
        plant("kubeconfig key", "home/ops/kubeconfig.yaml", "apiVersion: v1\nkind: Config\nusers:\n- name: admin\n  user:\n    client-key-data: §\n", value: base64(900), writtenAs: { "-----BEGIN RSA PRIVATE KEY-----\n\($0)\n-----END RSA PRIVATE KEY-----\n".base64 })
        plant("Secret, data", "k8s/secret.yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: orders-db\ntype: Opaque\ndata:\n  username: b3JkZXJz\n  password: §\n", writtenAs: \.base64)
        plant("Secret, stringData", "k8s/secret2.yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: mail\nstringData:\n  smtp-password: \"§\"\n")
        plant("Secret holding a file", "k8s/secret3.yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: app-env\ndata:\n  app.env: §\n", writtenAs: { "PORT=80\nDB_USER=app\nDB_PASSWORD=\($0)\n".base64 })
        plant("imagePullSecret", "k8s/pull.yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: regcred\ntype: kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: §\n", writtenAs: { "{\"auths\":{\"registry.shop.net\":{\"username\":\"pull\",\"password\":\"\($0)\",\"auth\":\"\("pull:\($0)".base64)\"}}}".base64 })
        plant("env pair on two lines", "k8s/deploy.yaml", "apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: orders\n          env:\n            - name: LOG_LEVEL\n              value: info\n            - name: REDIS_PASSWORD\n              value: §\n")
        plant("ConfigMap with a file", "k8s/configmap.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: erp\ndata:\n  application.properties: |\n    server.port=8080\n    spring.datasource.username=erp\n    spring.datasource.password=§\n")
        plant("Helm values", "charts/shop/values.yaml", "replicaCount: 2\npostgresql:\n  auth:\n    username: shop\n    password: §\n")
        plant("Kustomize", "k8s/kustomization.yaml", "secretGenerator:\n  - name: db\n    literals:\n      - username=shop\n      - password=§\n")
        plant("compose, map", "shop/docker-compose.yml", "services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_USER: shop\n      POSTGRES_PASSWORD: §\n", value: text(16))
        plant("compose, list", "shop/compose.yaml", "services:\n  db:\n    image: mysql:8\n    environment:\n      - MYSQL_DATABASE=shop\n      - \"MYSQL_ROOT_PASSWORD=§\"\n", value: text(16))
        plant("compose, command", "shop/compose.cache.yml", "services:\n  cache:\n    image: redis:7\n    command: redis-server --requirepass §\n", value: text(16))
        plant("Dockerfile ENV", "shop/Dockerfile", "FROM node:20\nWORKDIR /app\nENV API_PASSWORD=§\nCMD [\"node\", \"a.js\"]\n", value: text(16))
        plant("Dockerfile, old ENV", "shop/old.Dockerfile", "FROM node:20\nENV SMTP_PASSWORD §\n", value: text(16))
        plant("Dockerfile RUN", "shop/Dockerfile.build", "FROM alpine\nRUN curl -fsSL -u build:§ https://files.shop.net/a.tgz | tar xz\n", value: text(16))
        plant("docker secret file", "shop/secrets/postgres_password.txt", "§\n")
        plant("Swarm secret file", "shop/run/secrets/smtp_password", "§")
        plant("Nomad job", "nomad/orders.nomad", "job \"orders\" {\n  task \"app\" {\n    env {\n      DB_PASSWORD = \"§\"\n    }\n  }\n}\n")
        plant("cloud-init user data", "infra/user-data.yaml", "#cloud-config\nusers:\n  - name: ops\nwrite_files:\n  - path: /etc/app.env\n    encoding: b64\n    content: §\n", writtenAs: { "APP=1\nAPP_DB_PASSWORD=\($0)\n".base64 })
        plant("Argo CD repository", "k8s/argo-repo.yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  labels:\n    argocd.argoproj.io/secret-type: repository\nstringData:\n  url: https://git.shop.net/infra\n  username: argo\n  password: §\n")
        plant("ECS task", "infra/task.json", "{\"containerDefinitions\": [{\"name\": \"app\", \"environment\": [\n  {\"name\": \"PORT\", \"value\": \"80\"},\n  {\"name\": \"DB_PASSWORD\", \"value\": \"§\"}\n]}]}\n", value: text(16))
    }

    /// Pipelines and what they print.
    mutating func pipelines() {
        plant("GitHub Actions", "ci/.github/workflows/deploy.yml", "on: push\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    steps:\n      - run: |\n          docker login -u ci -p § registry.shop.net\n          docker push registry.shop.net/app\n", value: text(16))
        plant("GitLab CI", "ci/.gitlab-ci.yml", "variables:\n  GIT_DEPTH: 1\n  DEPLOY_PASSWORD: \"§\"\ndeploy:\n  script: [\"./deploy\"]\n", value: text(16))
        plant("GitLab CI, file variable", "ci/gitlab/.gitlab-ci.yml", "deploy:\n  variables:\n    KUBE_B64: §\n  script:\n    - echo $KUBE_B64 | base64 -d > kubeconfig\n", value: text(40), writtenAs: { "apiVersion: v1\nkind: Config\nusers:\n- name: ci\n  user:\n    token: \($0)\n".base64 })
        plant("CircleCI", "ci/.circleci/config.yml", "version: 2.1\njobs:\n  build:\n    docker:\n      - image: cimg/node:20.1\n        auth:\n          username: ci\n          password: §\n", value: text(16))
        plant("Azure Pipelines", "ci/azure-pipelines.yml", "steps:\n  - script: az login --service-principal -u app -p § --tenant shop\n    displayName: login\n", value: text(34))
        plant("Travis", "ci/.travis.yml", "language: python\nenv:\n  global:\n    - PYPI_USER=ci\n    - PYPI_PASSWORD=§\n", value: text(16))
        plant("Bitbucket", "ci/bitbucket-pipelines.yml", "pipelines:\n  default:\n    - step:\n        script:\n          - sshpass -p '§' rsync -a dist/ web@host:/srv\n", value: text(16))
        plant("Drone", "ci/.drone.yml", "kind: pipeline\nsteps:\n  - name: publish\n    image: plugins/docker\n    settings:\n      username: ci\n      password: §\n", value: text(16))
        plant("Jenkinsfile", "ci/Jenkinsfile", "pipeline {\n  environment {\n    NEXUS_USER = 'ci'\n    NEXUS_PASSWORD = '§'\n  }\n}\n", value: text(16))
        plant("Jenkins credentials.xml", "jenkins/credentials.xml", "<com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl>\n  <id>nexus</id>\n  <username>ci</username>\n  <password>§</password>\n</com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl>\n", writtenAs: \.asXML)
        plant("Jenkins job", "jenkins/jobs/deploy/config.xml", "<project>\n  <builders>\n    <hudson.tasks.Shell>\n      <command>#!/bin/sh\nmysql -h db -u root -p§ shop &lt; dump.sql\n</command>\n    </hudson.tasks.Shell>\n  </builders>\n</project>\n", value: text(16))
        plant("GitHub log", "ci/logs/github-build.log", "2024-03-02T10:11:12.0000000Z ##[group]Run docker login\n2024-03-02T10:11:12.1000000Z \u{1B}[36;1mdocker login -u ci -p § registry.shop.net\u{1B}[0m\n2024-03-02T10:11:13.0Z Login Succeeded\n", value: text(16))
        plant("GitLab log", "ci/logs/gitlab-job.log", "\u{1B}[0KRunning with gitlab-runner 16.1\u{1B}[0;m\n\u{1B}[32;1m$ export DEPLOY_TOKEN=§\u{1B}[0;m\nok\n", value: text(24))
        plant("Jenkins log", "ci/logs/jenkins-42.log", "Started by user ops\n[Pipeline] sh\n+ curl -u deploy:§ -T app.war http://nexus/app.war\n  % Total\nFinished: SUCCESS\n", value: text(16))
        plant("CircleCI log", "ci/logs/circle.txt", "#!/bin/bash -eo pipefail\necho '§' | docker login --username ci --password-stdin registry.shop.net\nLogin Succeeded\n")
        plant("log with helm", "ci/logs/helm.log", "[10:00:01] + helm upgrade shop ./chart --set image.tag=12 --set db.password=§ --wait\n[10:00:09] Release \"shop\" has been upgraded.\n", value: text(16))
        plant("log with kubectl", "ci/logs/kubectl.log", "10:00:01 $ kubectl create secret generic db --from-literal=username=shop --from-literal=password=§\n10:00:02 secret/db created\n", value: text(16))
        plant("log with psql", "ci/logs/migrate.log", "+ PGPASSWORD=§ psql -h db -U shop -f up.sql\nCREATE TABLE\n")
        plant("log with ansible", "ci/logs/ansible.log", "$ ansible-playbook site.yml -e \"ansible_become_password=§\"\nPLAY [all]\n", value: text(16))
        plant("log with bearer", "ci/logs/api.log", "> GET /v1/orders HTTP/1.1\n> Host: api.shop.net\n> Authorization: Bearer §\n< HTTP/1.1 200 OK\n", value: token())
        plant("log with aws", "ci/logs/aws.log", "+ aws configure set aws_access_key_id AKIA\(text(16, of: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567a2").uppercased())\n+ aws configure set aws_secret_access_key §\n", value: base64(30))
    }
}
