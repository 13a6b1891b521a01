extension TokenRule {
    /// Mail and campaigns.
    static let mail: [TokenRule] = [
        TokenRule("sendgrid-key", "api.sendgrid.com", ["SG.<w22>.<w43>", "SG.<w16-32>.<w16-64>"],
            finds: [["S", "G.", "RbABKFSaaP66eYt3Udj5d2.VryUeJUHf1Nw_v0Nyu-aCYAeiMki5lLidDkl31qnrzl"]],
            passesOver: [
                ["SG", ".short.one"],
                ["S", "G.RbAB"],
                ["S", "G.xxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("mailgun-key", "api.mailgun.net", ["key-<h32>"],
            finds: [["ke", "y-", "ab769fdacdd1df38e678caacae62f5eb"]],
            passesOver: [
                ["key-", "value"],
                ["monk", "ey-0f3a9c7e51b82d64af09c3e71b5d8264"],
                ["ke", "y-ab76"],
                ["ke", "y-00000000000000000000000000000000"],
            ]),
        TokenRule("mailgun-key", "api.mailgun.net", beside: ["mailgun"], ["<h32>-<h8>-<h8>", "<h32>"],
            finds: [["mail", "gun", "_ke", "y = \"", "bf19fc8774f9adb67cf6ea7aa", "102bd63-370d9543-5aed0df6\""]],
            passesOver: [
                ["mail", "gun", "_ke", "y = \"", "00000000000000000000000000000000000000000000000000\""],
                ["other_commit = \"", "bf19fc8774f9adb67cf6ea7aa", "102bd63-370d9543-5aed0df6\""],
            ]),
        TokenRule("mailchimp-key", "api.mailchimp.com", ["<h32>-us<d1-2>"],
            finds: [["8f67b33af4efd31e0431d989c7e39e25-", "us", "5"]],
            passesOver: [
                ["eu-west", "-us", "1"],
                ["7b33af4efd31e0431d989c7e39e25-", "us5"],
                ["00000000000000000000000000000000-", "us0"],
            ]),
        TokenRule("mandrill-key", "mandrillapp.com", ["md-<w22>"],
            finds: [["m", "d-", "KAIRnqyU1M_lqUJrcUJKo8"]],
            passesOver: [["m", "d-KAIR"], ["m", "d-xxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("mandrill-key", "mandrillapp.com", beside: ["mandrill"], ["<w22>"],
            finds: [["MANDR", "ILL", "_KE", "Y: \"", "el-vVChMZlZ", "d_mkh1T76b5\""]],
            passesOver: [
                ["MANDR", "ILL", "_KE", "Y: \"", "xxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "el-vVChMZlZ", "d_mkh1T76b5\""],
            ]),
        TokenRule("mailersend-token", "api.mailersend.com", ["mlsn.<h64>"],
            finds: [["ml", "sn.", "068f0bb8bc671993535f284549a34538308a3545abf485c48c86fbfbe908e2fd"]],
            passesOver: [
                ["ml", "sn.068f"],
                ["ml", "sn.0000000000000000000000000000000000000000000000000000000000000000"],
            ]),
        TokenRule("postmark-token", "api.postmarkapp.com", beside: ["postmark"], ["<uuid>"],
            finds: [["POSTM", "ARK", "_TO", "KEN = \"", "4fc8b365-19be-7cca", "-359c-27af6ac4733e\""]],
            passesOver: [
                ["POSTM", "ARK", "_TO", "KEN = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "4fc8b365-19be-7cca", "-359c-27af6ac4733e\""],
            ]),
        TokenRule("resend-key", "api.resend.com", ["re_<A8>_<A24>"],
            finds: [["r", "e_", "Hy3WC4Xv_2IsBMh9WOrKTFWtueFRybKZG"]],
            passesOver: [["r", "e_Hy3W"], ["r", "e_xxxxxxxx_xxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("sparkpost-key", "api.sparkpost.com", beside: ["sparkpost"], ["<h40>"],
            finds: [["SPARK", "POST", "_SE", "CRET: \"", "78ca4d1472617f4ad4bd", "1b9d5ca87c4c17bc6de8\""]],
            passesOver: [
                ["SPARK", "POST", "_SE", "CRET: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "78ca4d1472617f4ad4bd", "1b9d5ca87c4c17bc6de8\""],
            ]),
        TokenRule("brevo-key", "api.brevo.com", ["xkeysib-<h64>-<A16>", "xsmtpsib-<h64>-<A16>"],
            finds: [
                [
                    "xkey", "sib-", "c605c8635da00851f544f752f77daa3641ab17c4950173b2ea90bd0927d97bec-7bGdb",
                    "r2eMYdibocP"
                ],
            ],
            passesOver: [
                ["xkey", "sib-c605"],
                ["xkey", "sib-0000000000000000000000000000000000000000000000000000000000000000-x", "xxxxxxxxxxxxxxx"],
            ]),
        TokenRule("mailjet-secret", "api.mailjet.com", beside: ["mailjet", "mj_api", "mj_secret"], ["<h32>"],
            finds: [["MAIL", "JET", "_TO", "KEN = \"", "644df1a8217c1493", "96dc05ecab636b22\""]],
            passesOver: [
                ["MAIL", "JET", "_TO", "KEN = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "644df1a8217c1493", "96dc05ecab636b22\""],
            ]),
        TokenRule(
            "elasticemail-key", "api.elasticemail.com", beside: ["elasticemail", "elastic_email"],
            ["<X96>", "<U96>", "<uuid>"],
            finds: [
                [
                    "elastic", "email", "_to", "ken: \"", "349FAEE500AD1224C25D5814921BA00174C02177F42AE83E",
                    "74ADF474D5EC0FBC49C64342CAD880011A20EA7F69458C8B\""
                ],
            ],
            passesOver: [
                [
                    "elastic", "email", "_to", "ken: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit: \"", "349FAEE500AD1224C25D5814921BA00174C02177F42AE83E",
                    "74ADF474D5EC0FBC49C64342CAD880011A20EA7F69458C8B\""
                ],
            ]),
        TokenRule("smtp2go-key", "api.smtp2go.com", ["api-<X32>"],
            finds: [["ap", "i-", "44710BD3A52ADB09B95BE46FBB747BDF"]],
            passesOver: [["ap", "i-4471"], ["ap", "i-00000000000000000000000000000000"]]),
        TokenRule("klaviyo-key", "a.klaviyo.com", ["pk_<h34>"],
            finds: [["p", "k_", "fac77dda036f729a46762ea48e80d2cbf0"]],
            passesOver: [["p", "k_fac7"], ["p", "k_0000000000000000000000000000000000"]]),
        TokenRule(
            "customerio-key", "track.customer.io", beside: ["customerio", "customer_io", "customer.io"],
            ["<h20>", "<h32>"],
            finds: [["custom", "erio", "_ke", "y: \"", "99918f35d6", "d4eb69ea82\""]],
            passesOver: [
                ["custom", "erio", "_ke", "y: \"", "00000000000000000000\""],
                ["other_commit: \"", "99918f35d6", "d4eb69ea82\""],
            ]),
        TokenRule("iterable-key", "api.iterable.com", beside: ["iterable"], ["<h32>"],
            finds: [["ITERA", "BLE", "_SE", "CRET = \"", "481dea9c1aa026be", "0651621e8aa9d596\""]],
            passesOver: [
                ["ITERA", "BLE", "_SE", "CRET = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "481dea9c1aa026be", "0651621e8aa9d596\""],
            ]),
        TokenRule("braze-key", "rest.iad-01.braze.com", beside: ["braze"], ["<uuid>"],
            finds: [["BRA", "ZE", "_SE", "CRET = \"", "6bcf2480-1f47-3f39", "-3a53-dac370f42aae\""]],
            passesOver: [
                ["BRA", "ZE", "_SE", "CRET = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "6bcf2480-1f47-3f39", "-3a53-dac370f42aae\""],
            ]),
        TokenRule(
            "activecampaign-key", "api-us1.com", beside: ["activecampaign", "active_campaign"], ["<h64>", "<h72>"],
            finds: [
                [
                    "activeca", "mpaign", "_se", "cret: \"", "3208c0a89e1f65a18b22fe41be743c93",
                    "d710f91dae19b2fae9f75525e26181dc\""
                ],
            ],
            passesOver: [
                [
                    "activeca", "mpaign", "_se", "cret: \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit: \"", "3208c0a89e1f65a18b22fe41be743c93", "d710f91dae19b2fae9f75525e26181dc\""],
            ]),
        TokenRule("convertkit-secret", "api.convertkit.com", beside: ["convertkit", "convert_kit"], ["<w43>"],
            finds: [["conver", "tkit", "_ke", "y = \"", "9l4WkHCpNaVXpife1qFFZ", "P-Brv5BRA7ZlLi0DyvoABq\""]],
            passesOver: [
                ["conver", "tkit", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "9l4WkHCpNaVXpife1qFFZ", "P-Brv5BRA7ZlLi0DyvoABq\""],
            ]),
        TokenRule("moosend-key", "api.moosend.com", beside: ["moosend"], ["<uuid>"],
            finds: [["MOOS", "END", "_KE", "Y: \"", "5b9ad9ad-86e1-26db", "-cdc6-937bfee2b9e8\""]],
            passesOver: [
                ["MOOS", "END", "_KE", "Y: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "5b9ad9ad-86e1-26db", "-cdc6-937bfee2b9e8\""],
            ]),
        TokenRule("omnisend-key", "api.omnisend.com", beside: ["omnisend"], ["<h24>-<A26>"],
            finds: [["omnis", "end", "_se", "cret = \"", "dfc3e0ffcda1971f8cd546ad-", "0OORWsRJaylkO0rJgfsHFXoCcZ\""]],
            passesOver: [
                ["omnis", "end", "_se", "cret = \"", "000000000000000000000000000000000000000000000000000\""],
                ["other_commit = \"", "dfc3e0ffcda1971f8cd546ad-", "0OORWsRJaylkO0rJgfsHFXoCcZ\""],
            ]),
        TokenRule("mailtrap-token", "mailtrap.io", beside: ["mailtrap"], ["<h32>"],
            finds: [["MAILT", "RAP", "_SE", "CRET = \"", "6fa62eed3e8ec640", "d244d0d3af754243\""]],
            passesOver: [
                ["MAILT", "RAP", "_SE", "CRET = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "6fa62eed3e8ec640", "d244d0d3af754243\""],
            ]),
        TokenRule("mailerlite-key", "api.mailerlite.com", beside: ["mailerlite"], ["<h32>"],
            finds: [["mailer", "lite", "_to", "ken = \"", "bbb7251e411a7ba7", "504f94120ea06782\""]],
            passesOver: [
                ["mailer", "lite", "_to", "ken = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "bbb7251e411a7ba7", "504f94120ea06782\""],
            ]),
        TokenRule("nylas-key", "api.nylas.com", ["nyk_v0_<A64>"],
            finds: [["nyk", "_v0_", "owYt9YfxW77PPLW2w2KuQWm9AQeraU9RHAdKRkh4XX2EKEY0hfwCNzVsPiynhs6K"]],
            passesOver: [
                ["nyk", "_v0_owYt"],
                ["nyk", "_v0_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("nylas-key", "api.nylas.com", beside: ["nylas"], ["<A30>", "<l25>"],
            finds: [["NYL", "AS", "_TO", "KEN: \"", "vJ1D1hTO7XSCUC3", "RBdPa8CUTwWO9dZ\""]],
            passesOver: [
                ["NYL", "AS", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "vJ1D1hTO7XSCUC3", "RBdPa8CUTwWO9dZ\""],
            ]),
        TokenRule("mailosaur-key", "mailosaur.com", beside: ["mailosaur"], ["<A16>", "<A32>"],
            finds: [["mailo", "saur", "_ke", "y: \"", "UmCNLgP2", "pAhh1Dt2\""]],
            passesOver: [
                ["mailo", "saur", "_ke", "y: \"", "xxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "UmCNLgP2", "pAhh1Dt2\""],
            ]),
        TokenRule("sendinblue-key", "api.brevo.com", beside: ["sendinblue", "brevo"], ["<A17>"],
            finds: [["SENDIN", "BLUE", "_KE", "Y = \"", "kJr4RLOb", "0hGlC6Yzh\""]],
            passesOver: [
                ["SENDIN", "BLUE", "_KE", "Y = \"", "xxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "kJr4RLOb", "0hGlC6Yzh\""],
            ]),
        TokenRule("getresponse-key", "api.getresponse.com", beside: ["getresponse"], ["<l32>"],
            finds: [["getres", "ponse", "_se", "cret = \"", "764g9nh742u1xgvd", "xdv9vu45gfdgo43l\""]],
            passesOver: [
                ["getres", "ponse", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "764g9nh742u1xgvd", "xdv9vu45gfdgo43l\""],
            ]),
        TokenRule(
            "campaignmonitor-key", "api.createsend.com",
            beside: ["campaign_monitor", "campaignmonitor", "createsend"], ["<b88>"],
            finds: [
                [
                    "campaign_", "monitor", "_to", "ken = \"", "6UtExwN/qVdIT4nhiYtYdtH8/lb2LdsMSZgWdUxe3/lf",
                    "/0wZZOcRpngGdLDy8WQCdK2s3cQ5ARBa6o0ek5DRaczq\""
                ],
            ],
            passesOver: [
                [
                    "campaign_", "monitor", "_to", "ken = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "6UtExwN/qVdIT4nhiYtYdtH8/lb2LdsMSZgWdUxe3/lf",
                    "/0wZZOcRpngGdLDy8WQCdK2s3cQ5ARBa6o0ek5DRaczq\""
                ],
            ]),
        TokenRule("constantcontact-secret", "api.cc.email", beside: ["constantcontact", "constant_contact"], ["<w22>"],
            finds: [["constant", "contact", "_to", "ken: \"", "Mfw0YSQMmqM", "NTCXHWRxfzr\""]],
            passesOver: [
                ["constant", "contact", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "Mfw0YSQMmqM", "NTCXHWRxfzr\""],
            ]),
        TokenRule("emailoctopus-key", "emailoctopus.com", ["eo_<h64>"],
            finds: [["e", "o_", "ada00764423d7992d05fef8589758fe229005042ee1956921861865576bdf025"]],
            passesOver: [["e", "o_ada0"], ["e", "o_0000000000000000000000000000000000000000000000000000000000000000"]]),
        TokenRule("zerobounce-key", "api.zerobounce.net", beside: ["zerobounce"], ["<h32>"],
            finds: [["ZEROBO", "UNCE", "_KE", "Y: \"", "39df77c63f5195bc", "4d2ca921440316be\""]],
            passesOver: [
                ["ZEROBO", "UNCE", "_KE", "Y: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "39df77c63f5195bc", "4d2ca921440316be\""],
            ]),
        TokenRule("loops-key", "app.loops.so", beside: ["loops_api", "loops_key", "loopsapi"], ["<h32>"],
            finds: [["LOOPS", "_API", "_SE", "CRET: \"", "14aa24d13604c6a2", "17933193fccb0a25\""]],
            passesOver: [
                ["LOOPS", "_API", "_SE", "CRET: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "14aa24d13604c6a2", "17933193fccb0a25\""],
            ]),
        TokenRule("lemlist-key", "api.lemlist.com", beside: ["lemlist"], ["<h32>"],
            finds: [["leml", "ist", "_to", "ken: \"", "8cc68fc4ec63c656", "638cfe09d60b4878\""]],
            passesOver: [
                ["leml", "ist", "_to", "ken: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "8cc68fc4ec63c656", "638cfe09d60b4878\""],
            ]),
        TokenRule("sendy-key", nil, beside: ["sendy_api", "sendy_key"], ["<A20>"],
            finds: [["SENDY", "_API", "_TO", "KEN = \"", "sWtuomznTB", "3zCwUKuLbx\""]],
            passesOver: [
                ["SENDY", "_API", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "sWtuomznTB", "3zCwUKuLbx\""],
            ]),
        TokenRule("testmail-key", "api.testmail.app", beside: ["testmail"], ["<uuid>"],
            finds: [["testm", "ail", "_ke", "y = \"", "827b2163-9af3-732e", "-cfcf-7454aa054eed\""]],
            passesOver: [
                ["testm", "ail", "_ke", "y = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "827b2163-9af3-732e", "-cfcf-7454aa054eed\""],
            ]),
    ]
}
