extension TokenRule {
    /// Webhooks, integrations and API gateways.
    static let gateways: [TokenRule] = [
        TokenRule("svix-app-token", "api.svix.com", beside: ["svix"], ["testsk_<A32>", "sk_<A32>"],
            finds: [["SVI", "X_TOKEN=\"", "testsk_yAYQf", "hXCy8IDIlThk", "1bPqNro0b17c", "3aR\""]],
            passesOver: [
                ["SVI", "X_TOKEN=\"", "testsk_xxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxx\""],
                ["other_commit = \"", "tests", "k_yAYQfhXCy8", "IDIlThk1bPqN", "ro0b17c3aR\""],
            ]),
        TokenRule("hookdeck-key", "api.hookdeck.com", beside: ["hookdeck"], ["<A52>", "<A20-100>"], .opaque,
            finds: [[
                "HOOKD", "ECK_TOKEN=\"", "6Mbm4CDX6gMe", "bdbhVKrWYj64", "L29Er5GbcuJr",
                "spvNccSAd0nf", "breS\""
            ]],
            passesOver: [
                ["HOOKD", "ECK_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "6Mbm4", "CDX6gMebdbhV", "KrWYj64L29Er", "5GbcuJrspvNc", "cSAd0nfbreS\""],
            ]),
        TokenRule("convoy-key", "dashboard.getconvoy.io", beside: ["convoy_", "getconvoy"], ["CO.<A16>.<A60-70>"],
            finds: [[
                "convo", "y_api_key: \"", "CO.6E8swUnLr", "fxwRJYB.QTiN", "3oKzZAJ0RrWY",
                "95mXlRTDWwyV", "i40Z6v1po7rR", "OewmH260azYH", "oTTxzYL8a08x", "6\""
            ]],
            passesOver: [
                [
                    "convo", "y_api_key: \"", "CO.xxxxxxxxx", "xxxxxxx.xxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""
                ],
                [
                    "other_commit = \"", "CO.6E", "8swUnLrfxwRJ", "YB.QTiN3oKzZ", "AJ0RrWY95mXl", "RTDWwyVi40Z6",
                    "v1po7rROewmH", "260azYHoTTxz", "YL8a08x6\""
                ],
            ]),
        TokenRule("pipedream-key", "api.pipedream.com", beside: ["pipedream"], ["<h32>"],
            finds: [["pipedr", "eam_api_key: \"", "bd49ec3a1921", "2f27de9afde5", "698679fd\""]],
            passesOver: [
                ["pipedr", "eam_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "bd49e", "c3a19212f27d", "e9afde569867", "9fd\""],
            ]),
        TokenRule("tray-token", "tray.io", beside: ["tray_master", "trayio"], ["<h64>"],
            finds: [[
                "TRAY_MA", "STER_TOKEN=\"", "18d51e6c5887", "b18986fa2cd1", "151c7a5177d1",
                "406cb6211fb7", "be9d02425112", "008e\""
            ]],
            passesOver: [
                [
                    "TRAY_MA", "STER_TOKEN=\"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "18d51", "e6c5887b1898", "6fa2cd1151c7", "a5177d1406cb", "6211fb7be9d0",
                    "2425112008e\""
                ],
            ]),
        TokenRule("workato-token", "www.workato.com", ["wrkaus-<w40-400>", "wrkeu-<w40-400>", "wrksg-<w40-400>"],
            finds: [["wrkau", "s-K3V_nfaUnN", "YzWiicuf2wJy", "Nv_p6g3Q4w3X", "IrNCOfqwWZP0", "zappPb"]],
            passesOver: [
                ["wrkau", "s-K3V"],
                ["wrkau", "s-xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxx"],
            ]),
        TokenRule("celigo-token", "api.integrator.io", beside: ["celigo", "integrator_io"], ["<h32>"],
            finds: [["celig", "o_api_key: \"", "375d06120e68", "1a35d306e1f5", "4a950664\""]],
            passesOver: [
                ["celig", "o_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "375d0", "6120e681a35d", "306e1f54a950", "664\""],
            ]),
        TokenRule("boomi-token", "api.boomi.com", beside: ["boomi"], ["<uuid>"],
            finds: [["boom", "i_api_key: \"", "c8c44b38-f32", "b-8ea8-760a-", "ce56cf744974", "\""]],
            passesOver: [
                ["boom", "i_api_key: \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "c8c44", "b38-f32b-8ea", "8-760a-ce56c", "f744974\""],
            ]),
        TokenRule(
            "mulesoft-secret", "anypoint.mulesoft.com",
            beside: ["anypoint", "mulesoft"],
            ["<h32>", "<h8><l24>", "<uuid>"],
            finds: [["anypo", "int_key = \"", "c87fced56763", "a958770e6904", "a6e6e396\""]],
            passesOver: [
                ["anypo", "int_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "c87fc", "ed56763a9587", "70e6904a6e6e", "396\""],
            ]),
        TokenRule("apigee-secret", "apigee.com", beside: ["apigee"], ["<A16>", "<A48-64>"],
            finds: [["apig", "ee_key = \"", "2jLZ42Tx", "fbvQD55P", "\""]],
            passesOver: [
                ["apig", "ee_key = \"", "xxxxxxxx", "xxxxxxxx", "\""],
                ["other_commit = \"", "2jLZ4", "2TxfbvQD", "55P\""],
            ]),
        TokenRule("gravitee-token", "gravitee", beside: ["gravitee"], ["<uuid>"],
            finds: [["gravi", "tee_key = \"", "b69c3e34-627", "e-4cf1-5beb-", "33da1fa05184", "\""]],
            passesOver: [
                ["gravi", "tee_key = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "b69c3", "e34-627e-4cf", "1-5beb-33da1", "fa05184\""],
            ]),
        TokenRule("wso2-secret", "wso2", beside: ["wso2_"], ["<w28>"],
            finds: [["WSO", "2_TOKEN=\"", "Qxw2JGQCDxUF", "7mGkEnDP9Pbd", "tKsB\""]],
            passesOver: [
                ["WSO", "2_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "Qxw2J", "GQCDxUF7mGkE", "nDP9PbdtKsB\""],
            ]),
    ]
}
