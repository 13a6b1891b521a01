import Testing

@testable import SecretScan

/// Passwords that people choose look like a program's names; a program's names are no passwords.
@Suite struct ChosenPasswordTests {
    private static let chosen = [
        "Kestrel-47v", "Quarry_28", "Heron.63p", "Otter-Saffron-52", "81-Saffron-Otter", "Zrelk-Mdtofq_wvb",
        "Larch_Quince_09w", "larchquince42", "otter-larch-quince6",
    ]

    private static let notations: [(String, String)] = [
        ("<?php\n$password = \"§\";", "db.php"), ("<?php\npublic $smtppass = '§';", "configuration.php"), ("DB_PASSWORD = \"§\"", "settings.py"),
        ("private static final String DB_PASSWORD = \"§\";", "Db.java"), ("const password = '§';", "db.js"), ("string password = \"§\";", "Db.cs"),
        ("db_password: '§',", "database.ex"), ("password := \"§\"", "main.go"), ("let dbPassword: String = \"§\"", "Db.swift"),
        ("Const DbPassword As String = \"§\"", "Module1.vb"),
    ]

    // R3
    @Test(arguments: notations, chosen)
    func `a password that somebody chose is one in any language`(notation: (String, String), value: String) {
        let (text, path) = notation
        #expect(found(text.replacing("§", with: value) + "\n", in: path).map(\.value) == [value])
    }

    @Test(arguments: [
        "form-control-12", "user-password-reset", "Login.Password.Title", "auth.password.min8", "passwordField2", "PasswordInput-lg2",
        "Form.TextBox12",
        "Input-Module_root", "Header_Bold-12", "user/change-password2", "password_reset_v2", "Sha-256", "Heading-Two_12",
        "Content-Disposition", "X-Vault-Token", "SlidingPanel-Large", "btn--primary_15", "OrderService.Kettle12", "kettle-orbit-58",
        "Reset-Password-24", "Kettle-Amber", "Model_V2", "Step.NewCode12", "usernamefield12", "testpassword12", "orderservice12", "kettle12", "otter-larch-quince",
    ])
    func `names of a program's are none`(value: String) {
        for (text, path) in Self.notations { #expect(found(text.replacing("§", with: value) + "\n", in: path).isEmpty, "\(path)") }
    }

    @Test(arguments: chosen.filter { $0.contains(where: \.isNumber) })
    func `a slot that promises no password holds none of that form`(value: String) {
        for (text, path) in [("const className = '\(value)';", "view.js"), ("token: '\(value)'", "view.js"),
        ("route_key = \"\(value)\"", "urls.py")] {
            #expect(found(text + "\n", in: path).isEmpty, "\(path)")
        }
    }

    // R3
    @Test func `the PIN of what holds keys is one, a pin of a board is none`() {
        #expect(found("ExecStart=/opt/pay/bin/payd --hsm-pin 7402816253\n", in: "payd.service").map(\.value) == ["7402816253"])
        #expect(found("softhsm2-util --init-token --slot 0 --so-pin 9150374 --label x\n", in: "init.sh").map(\.value) == ["9150374"])
        #expect(found("--hsm-pin 12345678\nled_pin = 7402816253\n--hsm-pin $PIN\n", in: "run.sh").isEmpty)
    }

    // R3
    @Test func `a key that is shared before is a passphrase, however short`() {
        #expect(found("/interface set wpa2-pre-shared-key=Otter!28q mode=dynamic-keys\n", in: "branch.rsc").map(\.value) == ["Otter!28q"])
        #expect(found("pre_shared_key: Otter!28q\n", in: "vpn.yaml").map(\.kind) == ["passphrase"])
        #expect(found("pre-shared-key: see the vault\n", in: "vpn.md").isEmpty)
    }
}
