import Foundation

extension SourceKindEstate {
    /// Settings of programs, each in its own notation.
    mutating func configurations() {
        plant(".env", "shop/.env", "APP_ENV=production\nAPP_PORT=8080\n# database\nDB_HOST=db01.int.shop.net\nDB_USERNAME=orders\nDB_PASSWORD=§\n")
        plant(".env, quoted", "shop/.env.production", "NODE_ENV='production'\nSMTP_USER='mailer'\nSMTP_PASSWORD='§'\n")
        plant("env file of systemd", "etc/default/invoices", "INVOICES_OPTS=\"--verbose\"\nINVOICES_DB_PASSWORD=\"§\"\n")
        plant("shell exports", "home/deploy/.bashrc", "alias ll='ls -l'\nexport PATH=$HOME/bin:$PATH\nexport ARTIFACTORY_PASSWORD=§\n", value: text(14))
        plant("YAML, nested", "reports/config/settings.yml", "server:\n  port: 80\nwarehouse:\n  host: wh.int\n  credentials:\n    username: etl\n    password: \"§\"\n")
        plant("YAML, pairs", "billing/params.yml", "parameters:\n  - key: region\n    value: eu-1\n  - key: SMTP_PASSWORD\n    value: §\n")
        plant("YAML, block scalar", "billing/app.yml", "app:\n  name: billing\n  db_password: |-\n    §\n  port: 4\n")
        plant("JSON, nested", "web/config/default.json", "{\n  \"db\": {\n    \"host\": \"db02\",\n    \"auth\": { \"user\": \"web\",\n      \"password\": \"§\" }\n  }\n}\n")
        plant("JSON, escaped", "web/config/production.json", "{\"smtp\": {\"user\": \"a\", \"pass\": \"§\"}}\n", value: "Q\"" + text(10) + "\\z", writtenAs: \.asJSON)
        plant("TOML", "api/config.toml", "title = \"api\"\n\n[database]\nuser = \"api\"\npassword = \"§\"\n")
        plant("TOML, inline table", "api/Rocket.toml", "[default.databases]\nmain = { host = \"db\", user = \"api\", password = \"§\" }\n")
        plant("INI", "etc/app/settings.ini", "[general]\ndebug = no\n\n[mysql]\nuser = app\npassword = §\n")
        plant(".properties", "erp/src/main/resources/application.properties", "server.port=8080\nspring.datasource.username=erp\nspring.datasource.password=§\n")
        plant("web.config", "intranet/Web.config", """
            <?xml version="1.0" encoding="utf-8"?>
            <configuration>
              <connectionStrings>
                <add name="Main" connectionString="Data Source=sql01;Initial Catalog=Intranet;User ID=intranet;Password=§;Encrypt=True" providerName="System.Data.SqlClient" />
              </connectionStrings>
            </configuration>
            """)
        plant("appSettings", "intranet/App.config", "<configuration>\n  <appSettings>\n    <add key=\"SmtpUser\" value=\"intranet\" />\n    <add key=\"SmtpPassword\" value=\"§\" />\n  </appSettings>\n</configuration>\n", writtenAs: \.asXML)
        plant("Spring beans", "erp/beans.xml", "<beans>\n  <bean id=\"ds\" class=\"org.apache.commons.dbcp2.BasicDataSource\">\n    <property name=\"username\" value=\"erp\"/>\n    <property name=\"password\"><value>§</value></property>\n  </bean>\n</beans>\n", writtenAs: \.asXML)
        plant("Tomcat context.xml", "erp/META-INF/context.xml", "<Context>\n  <Resource name=\"jdbc/erp\" auth=\"Container\" type=\"javax.sql.DataSource\"\n            username=\"erp\"\n            password=\"§\"\n            url=\"jdbc:postgresql://db:5432/erp\"/>\n</Context>\n", writtenAs: \.asXML)
        plant("tomcat-users.xml", "erp/conf/tomcat-users.xml", "<tomcat-users>\n  <role rolename=\"manager-gui\"/>\n  <user username=\"ops\" password=\"§\" roles=\"manager-gui\"/>\n</tomcat-users>\n", writtenAs: \.asXML)
        plant("Maven settings.xml", "home/ci/.m2/settings.xml", "<settings>\n  <servers>\n    <server>\n      <id>nexus</id>\n      <username>deployer</username>\n      <password>§</password>\n    </server>\n  </servers>\n</settings>\n", writtenAs: \.asXML)
        plant("NuGet.config", "intranet/NuGet.config", "<configuration>\n  <packageSourceCredentials>\n    <Feed>\n      <add key=\"Username\" value=\"ci\" />\n      <add key=\"ClearTextPassword\" value=\"§\" />\n    </Feed>\n  </packageSourceCredentials>\n</configuration>\n", writtenAs: \.asXML)
        plant("JBoss datasource", "erp/standalone.xml", "<datasource jndi-name=\"java:/ErpDS\">\n  <connection-url>jdbc:oracle:thin:@db:1521:ERP</connection-url>\n  <security>\n    <user-name>erp</user-name>\n    <password>§</password>\n  </security>\n</datasource>\n", writtenAs: \.asXML)
        plant("Terraform", "infra/main.tf", "provider \"postgresql\" {\n  host     = \"db.int\"\n  username = \"root\"\n  password = \"§\"\n}\n")
        plant("Terraform variable", "infra/variables.tf", "variable \"db_admin_password\" {\n  type      = string\n  sensitive = true\n  default   = \"§\"\n}\n")
        plant("tfvars", "infra/prod.tfvars", "region = \"eu-west-1\"\nrds_password = \"§\"\n")
        plant("Terraform state", "infra/terraform.tfstate", """
            {
              "version": 4,
              "terraform_version": "1.7.4",
              "resources": [
                { "mode": "managed", "type": "aws_db_instance", "name": "main",
                  "instances": [ { "attributes": {
                    "address": "main.abc.eu-west-1.rds.amazonaws.com",
                    "password": "§",
                    "username": "root" }, "sensitive_attributes": [] } ] } ]
            }
            """)
        plant(".netrc", "home/deploy/.netrc", "machine git.shop.net\nlogin deploy\npassword §\n\nmachine plain.shop.net login x\n")
        plant(".pgpass", "home/reports/.pgpass", "# hostname:port:database:username:password\ndb01.int:5432:*:reports:§\n")
        plant(".npmrc token", "web/.npmrc", "@shop:registry=https://npm.shop.net/\n//npm.shop.net/:_authToken=§\nalways-auth=true\n", value: text(36))
        plant(".npmrc _auth", "web/legacy/.npmrc", "registry=https://npm.shop.net/\n_auth=§\nemail=ci@shop.net\n", writtenAs: { "ci:\($0)".base64 })
        plant(".npmrc _password", "web/old/.npmrc", "//npm.shop.net/:username=ci\n//npm.shop.net/:_password=§\n", writtenAs: \.base64)
        plant(".pypirc", "home/ci/.pypirc", "[distutils]\nindex-servers = shop\n\n[shop]\nrepository: https://pypi.shop.net\nusername: ci\npassword: §\n")
        plant("pip.conf", "etc/pip.conf", "[global]\nindex-url = https://ci:§@pypi.shop.net/simple\n", value: text(14))
        plant("docker config.json", "home/ci/.docker/config.json", "{\n  \"auths\": {\n    \"registry.shop.net\": {\n      \"auth\": \"§\"\n    }\n  }\n}\n", writtenAs: { "ci:\($0)".base64 })
        plant("docker identitytoken", "home/dev/.docker/config.json", "{\"auths\": {\"shop.azurecr.io\": {\n  \"auth\": \"MDAwMDAwMDA=\",\n  \"identitytoken\": \"§\"}}}\n", value: token())
        plant("git-credentials", "home/dev/.git-credentials", "https://dev:§@git.shop.net\n", value: text(14))
        plant("git config, extra header", "home/dev/.gitconfig", "[user]\n\tname = Dev\n[http \"https://git.shop.net\"]\n\textraheader = AUTHORIZATION: basic §\n", writtenAs: { "dev:\($0)".base64 })
        plant("gh hosts.yml", "home/dev/.config/gh/hosts.yml", "github.com:\n    user: dev\n    oauth_token: §\n    git_protocol: https\n", value: "gho_" + text(36))
        plant("AWS credentials", "home/dev/.aws/credentials", "[default]\naws_access_key_id = AKIA\(text(16, of: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567a2").uppercased())\naws_secret_access_key = §\n", value: base64(30))
        plant("GCP service account", "infra/sa.json", "{\n  \"type\": \"service_account\",\n  \"project_id\": \"shop\",\n  \"private_key\": \"-----BEGIN PRIVATE KEY-----\\n§\\n-----END PRIVATE KEY-----\\n\",\n  \"client_email\": \"ci@shop.iam.gserviceaccount.com\"\n}\n", value: base64(900))
        plant("Azure connection string", "web/appsettings.json", "{\n  \"Logging\": {},\n  \"ConnectionStrings\": {\n    \"Storage\": \"DefaultEndpointsProtocol=https;AccountName=shopprod;AccountKey=§;EndpointSuffix=core.windows.net\"\n  }\n}\n", value: base64(64))
        plant("ADO.NET string", "web/appsettings.Production.json", "{\n  \"ConnectionStrings\": {\n    \"Default\": \"Server=sql01;Database=Shop;User Id=shop;Password=§;MultipleActiveResultSets=true\"\n  }\n}\n")
        plant("s3cfg", "home/backup/.s3cfg", "[default]\naccess_key = AKIA\(text(16, of: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567a2").uppercased())\nsecret_key = §\nuse_https = True\n", value: base64(30))
        plant("s3fs", "etc/passwd-s3fs", "AKIA\(text(16, of: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567a2").uppercased()):§\n", value: base64(30))
        plant("Composer auth.json", "php/auth.json", "{\n  \"http-basic\": {\n    \"repo.shop.net\": {\n      \"username\": \"ci\",\n      \"password\": \"§\"\n    }\n  }\n}\n")
        plant("gradle.properties", "android/gradle.properties", "org.gradle.jvmargs=-Xmx2g\nRELEASE_STORE_PASSWORD=§\n")
        plant("Gradle signing", "android/app/build.gradle", "android {\n  signingConfigs {\n    release {\n      storeFile file('a.jks')\n      storePassword '§'\n    }\n  }\n}\n")
        plant("Cargo credentials", "home/dev/.cargo/credentials.toml", "[registries.shop]\ntoken = \"§\"\n", value: token())
        plant("RubyGems", "home/dev/.gem/credentials", "---\n:rubygems_api_key: §\n", value: hex(48))
        plant("terraformrc", "home/dev/.terraformrc", "credentials \"app.terraform.io\" {\n  token = \"§\"\n}\n", value: text(14) + ".atlasv1." + text(60))
        plant("rails database.yml", "rails/config/database.yml", "default: &default\n  adapter: mysql2\n  pool: 5\n\nproduction:\n  <<: *default\n  username: rails\n  password: §\n")
        plant("rails master.key", "rails/config/master.key", "§\n", value: hex(32))
        plant("Django settings", "django/shop/settings.py", "DATABASES = {\n    'default': {\n        'ENGINE': 'django.db.backends.postgresql',\n        'USER': 'django',\n        'PASSWORD': '§',\n    }\n}\n", value: text(18))
        plant("wp-config.php", "blog/wp-config.php", "<?php\ndefine( 'DB_USER', 'wp' );\ndefine( 'DB_PASSWORD', '§' );\ndefine( 'DB_HOST', 'db' );\n", value: text(18))
        plant("PHP array", "php/config.php", "<?php\nreturn [\n  'db' => [\n    'user' => 'app',\n    'password' => '§',\n  ],\n];\n", value: text(18))
        plant("Spring YAML", "erp/application.yml", "spring:\n  datasource:\n    url: jdbc:postgresql://db:5432/erp\n    username: erp\n    password: §\n")
        plant("iOS plist", "ios/Config.plist", "<plist version=\"1.0\">\n<dict>\n\t<key>ApiHost</key>\n\t<string>api.shop.net</string>\n\t<key>ApiPassword</key>\n\t<string>§</string>\n</dict>\n</plist>\n", writtenAs: \.asXML)
        plant("FileZilla", "home/dev/sitemanager.xml", "<FileZilla3>\n  <Servers>\n    <Server>\n      <Host>ftp.shop.net</Host>\n      <User>upload</User>\n      <Pass encoding=\"base64\">§</Pass>\n    </Server>\n  </Servers>\n</FileZilla3>\n", writtenAs: \.base64)
        plant("JetBrains", "web/.idea/dataSources.xml", "<project>\n  <component name=\"DataSourceManagerImpl\">\n    <data-source name=\"db\">\n      <jdbc-url>jdbc:postgresql://db:5432/shop?user=shop&amp;password=§</jdbc-url>\n    </data-source>\n  </component>\n</project>\n", value: text(14))
        plant("VS Code settings", "web/.vscode/settings.json", "{\n  // connections\n  \"sqltools.connections\": [\n    { \"server\": \"db\", \"username\": \"dev\", \"password\": \"§\" }\n  ]\n}\n")
        plant(".http file", "web/api.http", "@host = https://api.shop.net\n\nGET {{host}}/orders\nAuthorization: Basic §\n", writtenAs: { "dev:\($0)".base64 })
        plant("Ansible inventory", "ansible/inventory", "[db]\ndb01 ansible_host=10.0.0.4 ansible_user=root ansible_password=§\n", value: text(14))
        plant("Ansible vars", "ansible/group_vars/all.yml", "---\nntp_server: ntp.int\nansible_become_pass: §\n")
        plant("Chef data bag", "chef/data_bags/db/prod.json", "{\n  \"id\": \"prod\",\n  \"mysql\": { \"root_password\": \"§\" }\n}\n")
        plant("Hiera", "puppet/hieradata/common.yaml", "---\nprofile::db::host: db\nprofile::db::root_password: '§'\n")
        plant("CloudFormation", "infra/db.yaml", "Resources:\n  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      MasterUsername: root\n      MasterUserPassword: §\n")
        plant("ARM parameters", "infra/azure.parameters.json", "{\n  \"parameters\": {\n    \"adminUsername\": { \"value\": \"ops\" },\n    \"adminPassword\": {\n      \"value\": \"§\"\n    }\n  }\n}\n")
        plant("serverless.yml", "fn/serverless.yml", "service: fn\nprovider:\n  name: aws\n  environment:\n    STAGE: prod\n    DB_PASSWORD: §\n")
        plant("Packer", "infra/image.pkr.hcl", "source \"vsphere-iso\" \"base\" {\n  username = \"svc\"\n  password = \"§\"\n}\n")
        plant("Vagrantfile", "infra/Vagrantfile", "Vagrant.configure('2') do |config|\n  config.vm.box = 'shop/base'\n  config.ssh.password = '§'\nend\n", value: text(16))
        plant("dbt profiles", "dbt/profiles.yml", "shop:\n  target: prod\n  outputs:\n    prod:\n      type: postgres\n      user: dbt\n      pass: §\n")
        plant("Airflow connections", "airflow/connections.json", "{\n  \"wh\": {\n    \"conn_type\": \"postgres\",\n    \"login\": \"etl\",\n    \"password\": \"§\"\n  }\n}\n")
        plant("Grafana", "etc/grafana/grafana.ini", "[security]\nadmin_user = ops\nadmin_password = §\n")
        plant("Grafana datasource", "etc/grafana/provisioning/datasources/pg.yaml", "apiVersion: 1\ndatasources:\n  - name: pg\n    type: postgres\n    user: grafana\n    secureJsonData:\n      password: §\n")
        plant("Prometheus", "etc/prometheus/prometheus.yml", "scrape_configs:\n  - job_name: app\n    basic_auth:\n      username: prom\n      password: §\n")
        plant("Alertmanager", "etc/alertmanager/alertmanager.yml", "global:\n  smtp_smarthost: mail:587\n  smtp_auth_username: alert\n  smtp_auth_password: '§'\n")
        plant("Postman", "api/shop.postman_environment.json", "{\n  \"name\": \"prod\",\n  \"values\": [\n    { \"key\": \"user\", \"value\": \"qa\" },\n    { \"key\": \"password\", \"value\": \"§\", \"enabled\": true }\n  ]\n}\n")
        plant("Insomnia", "api/insomnia.json", "{\"_type\": \"export\", \"resources\": [\n  {\"_id\": \"req_1\", \"authentication\": {\"type\": \"basic\", \"username\": \"qa\",\n   \"password\": \"§\"}}\n]}\n")
        plant("HAR", "api/session.har", "{\"log\": {\"entries\": [{\"request\": {\"method\": \"POST\", \"headers\": [\n  {\"name\": \"X-Api-Key\", \"value\": \"§\"}\n]}}]}}\n", value: token())
        plant("Jupyter", "notebooks/sales.ipynb", "{\n \"cells\": [\n  {\n   \"cell_type\": \"code\",\n   \"source\": [\n    \"import psycopg2\\n\",\n    \"conn = psycopg2.connect(host='wh', user='ana', password='§')\\n\"\n   ]\n  }\n ]\n}\n", value: text(16))
        plant("WinSCP", "home/dev/WinSCP.ini", "[Sessions\\prod]\nHostName=sftp.shop.net\nUserName=upload\nProxyPassword=§\n")
        plant("DBeaver", "home/dev/data-sources.json", "{\"connections\": {\"pg-1\": {\"name\": \"db\", \"configuration\": {\n  \"host\": \"db\", \"user\": \"ana\",\n  \"password\": \"§\"}}}}\n")
    }
}
