import Testing

@testable import SecretScan

/// Calls and declarations in which a secret's place names it.
@Suite struct PositionTests {
    private let password, letters: String

    init() {
        var samples = Samples(419)
        password = samples.password(18)
        letters = samples.password(32)
    }

    private func values(_ text: String, _ path: String) -> [String] {
        found(text.replacing("§", with: password).replacing("¶", with: letters) + "\n", in: path).map(\.value)
    }

    // R3
    @Test(arguments: [
        ("const t = jwt.sign({ sub: user.id, roles: ['a', 'b'] }, '¶', { expiresIn: '1h' });", "a.js"), ("jwt.verify(token, \"¶\", cb)", "a.ts"),
        ("tok = jwt.encode({\"sub\": 1}, \"¶\", algorithm=\"HS256\")", "a.py"), ("claims = jwt.decode(tok, '¶', algorithms=['HS256'])", "a.py"),
        ("token = JWT.encode payload, nil\nJWT.encode(payload, '¶', 'HS256')", "a.rb"), ("$t = JWT::encode($payload, '¶', 'HS256');", "a.php"),
        ("Jwts.builder().signWith(SignatureAlgorithm.HS512, \"¶\").compact();", "A.java"),
        ("Jwts.builder().signWith(Keys.hmacShaKeyFor(\"¶\".getBytes()));", "A.java"), ("Algorithm.HMAC256(\"¶\")", "A.kt"),
        ("const h = crypto.createHmac('sha256', '¶').update(b);", "a.js"), ("crypto.createHmac('sha1', Buffer.from('¶', 'utf8'))", "a.js"),
        ("sig = hmac.new(b\"¶\", msg, hashlib.sha256).hexdigest()", "a.py"), ("mac := hmac.New(sha256.New, []byte(\"¶\"))", "a.go"),
        ("OpenSSL::HMAC.hexdigest('SHA256', '¶', body)", "a.rb"), ("$s = hash_hmac('sha256', $body, '¶');", "a.php"),
        ("SecretKeySpec k = new SecretKeySpec(\"¶\".getBytes(), \"AES\");", "A.java"),
        ("var k = new SymmetricSecurityKey(Encoding.ASCII.GetBytes(\"¶\"));", "A.cs"),
        ("using var mac = new HMACSHA256(Encoding.UTF8.GetBytes(\"¶\"));", "A.cs"), ("app.use(cookieParser('¶'));", "a.js"),
        ("var key = Encoding.UTF8.GetBytes(\"¶\");", "A.cs"), ("key := []byte(\"¶\")", "a.go"),
    ])
    func `a key that signs is found where the call takes it`(text: String, path: String) {
        #expect(values(text, path) == [letters])
    }

    // R3
    @Test(arguments: [
        ("const s = new Sequelize('crm', 'crm', '§', { dialect: 'mysql' });", "a.js"), ("cx_Oracle.connect(\"batch/§@ORA\")", "a.py"),
        ("conn = oracledb.connect('batch/§@//db:1521/x')", "a.py"), ("curl_setopt($ch, CURLOPT_USERPWD, \"svc:§\");", "a.php"),
        ("curl_easy_setopt(c, CURLOPT_USERPWD, \"svc:§\");", "a.c"), ("[CURLOPT_PROXYUSERPWD => 'svc:§']", "a.php"),
        ("c.setopt(pycurl.USERPWD, 'svc:§')", "a.py"), ("$pdo = new PDO('mysql:host=db;dbname=shop', 'shop', '§');", "a.php"),
        ("#0 /srv/db.php(12): PDO->__construct('mysql:host=db;d...', 'shop', '§')", "error.log"),
        ("utl_http.set_authentication(r, 'svc', '§');", "mail.pkb"),
        ("EXEC sp_addlinkedsrvlogin 'ORA', 'false', NULL, 'link', '§'", "logins.sql"), ("EXEC sp_addlogin N'kim', N'§'", "logins.sql"),
    ])
    func `a password is found where the call takes it`(text: String, path: String) {
        #expect(values(text, path) == [password])
    }

    @Test(arguments: [
        ("jwt.sign(payload, process.env.JWT_SECRET)", "a.js"), ("jwt.sign(payload, privateKey, { algorithm: 'RS256' })", "a.js"),
        ("jwt.decode(token, key, algorithms=['RS256'])", "a.py"), ("jwt.verify(token, getKey, { audience: 'urn:shop:orders-2024' })", "a.js"),
        ("crypto.createHmac('sha256', key).update('some-message-2024-x')", "a.js"), ("hmac.new(key, b'abc', hashlib.sha256)", "a.py"),
        ("hash_hmac('sha256', 'GET /v1/orders/2024-10-11', $key);", "a.php"), ("new SecretKeySpec(bytes, \"HmacSHA256\")", "A.java"),
        ("new Sequelize('sqlite::memory:')", "a.js"), ("new Sequelize(config.db, config.user, config.password)", "a.js"),
        ("oracledb.connect(user=u, password=p, dsn='db/orclpdb1')", "a.py"), ("curl_easy_setopt(c, CURLOPT_USERPWD, userpwd);", "a.c"),
        ("client.login(process.env.TOKEN)", "a.js"), ("client.login('admin')", "a.js"), ("cookieParser()", "a.js"),
        ("var cacheKey = Encoding.UTF8.GetBytes(\"orders:2024:page-17x\");", "A.cs"), ("const key = new PublicKey('¶');", "a.js"),
        ("var key = lookup(\"¶\");", "A.cs"), ("PDO->__construct('mysql:host=db;d...', 'shop', 'aB3dE5gH7jK9mN1...')", "error.log"),
    ])
    func `a variable, a message and a name in that place are none`(text: String, path: String) {
        #expect(values(text, path).isEmpty)
    }

    // R3
    @Test(arguments: [
        ("Private Const DbPassword As String = \"§\"", "Module1.vb"), ("Dim ftpPassword As String = \"§\"", "Ftp.bas"),
        ("g_password constant varchar2(30) := '§';", "mail.pkb"), ("  l_password varchar2(30 char) := '§';", "job.pks"),
        ("DECLARE @password nvarchar(50) = N'§'", "job.sql"), ("db_password <- \"§\"", "load.R"), ("api_secret <<- '§'", "load.R"),
        ("parser.add_argument(\"--password\", default=\"§\")", "cli.py"),
        ("parser.add_argument(\n    \"--db-password\",\n    help=\"of the database (optional)\",\n    default=\"§\",\n)", "cli.py"),
        ("@click.option('--password', envvar='PW', default='§')", "cli.py"), (".option('password', { type: 'string', default: '§' })", "cli.js"),
        ("PASSWORD = '§'.freeze", "ftp.rb"), ("TOKEN_SECRET = \"§\".strip", "ftp.rb"), ("API_PASSWORD='§'.dup", "ftp.rb"),
    ])
    func `a declaration gives a password in its own language`(text: String, path: String) {
        #expect(values(text, path) == [password])
    }

    @Test(arguments: [
        ("Dim password As String", "Module1.vb"), ("Private Function password(user As String, x = \"§\")", "Module1.vb"),
        ("g_password varchar2(30) := g_default;", "mail.pkb"), ("password <- readline(\"Password2, please: \")", "load.R"),
        ("if (password < 12345678) stop('§')", "load.R"), ("parser.add_argument(\"--password\", help=\"it\")\nx = dict(default=\"§\")", "cli.py"),
        ("parser.add_argument(\"--password\", default=None, metavar=\"§\")", "cli.py"),
    ])
    func `a declaration without a value gives none`(text: String, path: String) {
        #expect(values(text, path).isEmpty)
    }
}
