extension TokenRule {
    /// Chat and its webhooks.
    static let chat: [TokenRule] = [
        TokenRule(
            "slack-token", "slack.com",
            ["xox(b|p|a|r|s|o)-<d9-14>-<w18-250>", "xox(a|r)-<d1>-<w24-400>", "xoxe.xox(b|p)-<d1>-<w60-400>",
                "xoxe-<d1>-<w60-400>", "xapp-<d1>-A<U8-12>-<d10-14>-<h64>", "xapp-<d1>-<w40-250>", "xwfp-<d9-14>-<w18-250>", "xoxd-<p60-400>",
                "xoxc-<d9-14>-<d9-14>-<d9-14>-<h64>"], .oneCase,
            finds: [
                ["xo", "xb-702915386204-8150263947162-", "0metz2KBcHbeakEVAKuwArPh"],
                ["x", "ox", "b-604949095-C7YXhXELdIsHdmh68S"],
            ],
            passesOver: [
                ["xo", "xb-your-token-here"],
                ["xo", "xb-123456789012-", "xxxxxxxxxxxxxxxxxxxxxxxx"],
                ["x", "oxb-60"],
                ["x", "oxb-000000000-xxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule(
            "slack-webhook", "hooks.slack.com",
            ["hooks.slack.com/services/T<U8-12>/B<U8-12>/<A23-25>",
                "hooks.slack.com/workflows/T<U8-12>/A<U8-12>/<d17-19>/<A23-25>",
                "hooks.slack.com/triggers/<U8-12>/<d10-16>/<h32>"], .oneCase,
            finds: [["hooks.slack.c", "om/services/T", "PPZH2J72/BPA1Q7DLF/v4b9MIdDNciTlSnTNcsyOqL"]],
            passesOver: [
                ["https://hooks.slack", ".com/services/T00000000/B00000000/", "XXXXXXXXXXXXXXXXXXXXXXXX"],
                ["hooks.slack.c", "om/services/TPPZH"],
                ["hooks.slack.c", "om/services/TXXXXXXXX/BXXXXXXXX/xxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("slack-signing-secret", "slack.com", beside: ["slack"], ["<h32>"],
            finds: [["sla", "ck", "_se", "cret: \"", "6f4b53903a94bbf2", "84f4947098edbe92\""]],
            passesOver: [
                ["sla", "ck", "_se", "cret: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "6f4b53903a94bbf2", "84f4947098edbe92\""],
            ]),
        TokenRule(
            "discord-webhook", "discord.com",
            ["discord.com/api/webhooks/<d17-20>/<w60-80>", "discordapp.com/api/webhooks/<d17-20>/<w60-80>"],
            finds: [
                [
                    "discord.com/", "api/webhooks/",
                    "44171719756446347/puzLCFTsg6BO7Q2B4GXUHxbDVFEWVgGvw91QgAsnJNbRWJIUoERj", "AWxpEYe8"
                ],
            ],
            passesOver: [
                ["discord.com/", "api/webhooks/4417"],
                [
                    "discord.com/", "api/webhooks/00000000000000000/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxx"
                ],
            ]),
        TokenRule(
            "discord-bot-token", "discord.com",
            beside: ["discord", "bot_token", "bottoken", "bot-token", "client.login", "client.run", "bot.run",
                ".run", "bot"], ["(M|N|O)<w22-27>.<w6>.<w27-38>"], .unpromised,
            finds: [
                ["disc", "ord", "_to", "ken: \"", "MlzalChk-y47yrBfZyCH4s7.vXWTg", "j.32i2TX8_abtiYchJcFJGA_tIzEd\""],
            ],
            passesOver: [
                ["disc", "ord", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "MlzalChk-y47yrBfZyCH4s7.vXWTg", "j.32i2TX8_abtiYchJcFJGA_tIzEd\""],
            ]),
        TokenRule("discord-client-secret", "discord.com", beside: ["discord"], ["<w32>"],
            finds: [["disc", "ord", "_ke", "y = \"", "oXixN8OKozHDo8K-", "AoMu7WMkKO3wEAKH\""]],
            passesOver: [
                ["disc", "ord", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "oXixN8OKozHDo8K-", "AoMu7WMkKO3wEAKH\""],
            ]),
        TokenRule("telegram-bot-token", "api.telegram.org", ["<d8-10>:AA<w33>", "/bot{<d8-10>:AA<w33>}"],
            finds: [
                ["https://api.telegram.org/bo", "t92171074:", "AA", "wZG2u0SIsBTSkE4hSzWMy-K45tme9OSOH", "/getMe"],
                ["92171074:", "AA", "wZG2u0SIsBTSkE4hSzWMy-K45tme9OSOH"],
            ],
            passesOver: [
                ["12:AA", "bc"],
                ["71074:", "AAwZG2u0SIsBTSkE4hSzWMy-K45tme9OSOH"],
                ["00000000:", "AAxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("mattermost-token", nil, beside: ["mattermost"], ["<l26>"],
            finds: [["matter", "most", "_ke", "y = \"", "oca6x43fpt0mo", "xa5fbns3j351c\""]],
            passesOver: [
                ["matter", "most", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "oca6x43fpt0mo", "xa5fbns3j351c\""],
            ]),
        TokenRule("mattermost-webhook", nil, ["/hooks/<l26>"],
            finds: [["/ho", "oks/", "t7gp2g75ddir8d4ct1uhrffkjq"]],
            passesOver: [["/ho", "oks/t7gp"], ["/ho", "oks/xxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule(
            "teams-webhook", "webhook.office.com",
            [".webhook.office.com/webhookb2/<uuid>@<uuid>/IncomingWebhook/<h32>/<uuid>[/<w30-80>]"],
            finds: [
                [
                    ".webhook.office", ".com/webhookb2/",
                    "9daf5ddc-7aba-c90e-d46e-80c49e01a0b0@51cc75bf-fa47-6b77-b14d-489e8e10e",
                    "735/IncomingWebhook/420216053c862abf6453fc16af4abe09/ae9ce489-eb3b-192", "1-5157-a43f9ba371d1"
                ],
            ],
            passesOver: [
                [".webhook.office", ".com/webhookb2/9daf"],
                [
                    ".webhook.office", ".com/webhookb2/00000000-0000-0000-0000-000000000000@00000000-0000-0000",
                    "-0000-000000000000/IncomingWebhook/00000000000000000000000000000000/00",
                    "000000-0000-0000-0000-000000000000"
                ],
            ]),
        TokenRule(
            "google-chat-webhook", "chat.googleapis.com",
            ["chat.googleapis.com/v1/spaces/<w8-16>/messages?key=<w39>&token=<p43-60>"],
            finds: [
                [
                    "chat.googleapis", ".com/v1/spaces/",
                    "Kck3bxCC/messages?key=AxaBezWT6-tZSrHkBa24ucEc9IyLyucawi9sDTC&tok",
                    "en=9hMHlpPNGXW4w3VQw2xmks0oMSRVnz2sEgDCuXLBxjc"
                ],
            ],
            passesOver: [
                ["chat.googleapis", ".com/v1/spaces/Kck3"],
                [
                    "chat.googleapis", ".com/v1/spaces/xxxxxxxx/messages?key=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxx&tok", "en=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                ],
            ]),
        TokenRule("zulip-key", nil, beside: ["zulip"], ["<A32>"],
            finds: [["zul", "ip", "_se", "cret: \"", "3qiUsAmpptYsySw1", "ZzubCuXDbkQARcMr\""]],
            passesOver: [
                ["zul", "ip", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "3qiUsAmpptYsySw1", "ZzubCuXDbkQARcMr\""],
            ]),
        TokenRule("rocketchat-token", nil, beside: ["rocketchat", "rocket_chat"], ["<w43>"],
            finds: [["rocket", "chat", "_ke", "y: \"", "vtVowrVet5cliDQCpBP1G", "lypQAUhLiKHD057nCR7zU8\""]],
            passesOver: [
                ["rocket", "chat", "_ke", "y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "vtVowrVet5cliDQCpBP1G", "lypQAUhLiKHD057nCR7zU8\""],
            ]),
        TokenRule("webex-token", "webexapis.com", beside: ["webex"], ["<w64>_<A4>_<uuid>"],
            finds: [
                [
                    "web", "ex", "_se", "cret = \"", "kPAorA0vLn-6dV-gXS025aa_RVqTbpKwnK12vKnFrHiwZQahTnCaN",
                    "-CO3HGk4bIw_4lOL_b6ca6daa-d1e4-a4ef-20be-7404eb163d53\""
                ],
            ],
            passesOver: [
                [
                    "web", "ex", "_se", "cret = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "kPAorA0vLn-6dV-gXS025aa_RVqTbpKwnK12vKnFrHiwZQahTnCaN",
                    "-CO3HGk4bIw_4lOL_b6ca6daa-d1e4-a4ef-20be-7404eb163d53\""
                ],
            ]),
        TokenRule(
            "line-channel-token", "api.line.me",
            beside: ["line_channel", "line_access", "line-channel", "linechannel", "line_token", "line_bot"],
            ["<b160-180>"],
            finds: [
                [
                    "line_ch", "annel", "_se", "cret = \"",
                    "0dqYhiyPK+hvKBI1/c+gkEXmPgvoU0wTWvZzBzRwFHs6rcXbZEor8Kn3PZl8deDouIhGSe", "gJzT2yufni",
                    "bYKXd1/bGPSOR7FuUCS04YHWkND/O/k5HhK//JTlZVeWB0iL2IiJX7RN6sBGwboD6JR/vX", "ZzrMfBOmsj\""
                ],
            ],
            passesOver: [
                [
                    "line_ch", "annel", "_se", "cret = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "0dqYhiyPK+hvKBI1/c+gkEXmPgvoU0wTWvZzBzRwFHs6rcXbZEor8Kn3PZl8deDouIhGSe",
                    "gJzT2yufni", "bYKXd1/bGPSOR7FuUCS04YHWkND/O/k5HhK//JTlZVeWB0iL2IiJX7RN6sBGwboD6JR/vX",
                    "ZzrMfBOmsj\""
                ],
            ]),
        TokenRule(
            "line-notify-token", "notify-api.line.me",
            beside: ["line_notify", "line-notify", "line_token", "linenotify"], ["<A43>"],
            finds: [["line_n", "otify", "_se", "cret = \"", "iIUdR0UlWcMnxYeePTrNx", "u1kKTgS4dbvez8fYlLHNe4\""]],
            passesOver: [
                ["line_n", "otify", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "iIUdR0UlWcMnxYeePTrNx", "u1kKTgS4dbvez8fYlLHNe4\""],
            ]),
        TokenRule(
            "wechat-secret", "api.weixin.qq.com",
            beside: ["wechat", "weixin", "wx_app", "wxapp", "appsecret", "app_secret"], ["<h32>"],
            finds: [["WECH", "AT", "_KE", "Y = \"", "a30bd68ef1b33bd4", "7ef1e048d2b9b9f1\""]],
            passesOver: [
                ["WECH", "AT", "_KE", "Y = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "a30bd68ef1b33bd4", "7ef1e048d2b9b9f1\""],
            ]),
        TokenRule("wecom-webhook", "qyapi.weixin.qq.com", ["qyapi.weixin.qq.com/cgi-bin/webhook/send?key=<uuid>"],
            finds: [["qyapi.weixin.qq.com/cg", "i-bin/webhook/send?key=", "bfcf2756-eb6d-225f-9368-6293d21a11f3"]],
            passesOver: [
                ["qyapi.weixin.qq.com/cg", "i-bin/webhook/send?key=bfcf"],
                ["qyapi.weixin.qq.com/cg", "i-bin/webhook/send?key=00000000-0000-0000-0000-000000000000"],
            ]),
        TokenRule(
            "feishu-webhook", "open.feishu.cn",
            ["open.feishu.cn/open-apis/bot/v2/hook/<uuid>", "open.larksuite.com/open-apis/bot/v2/hook/<uuid>"],
            finds: [["open.feishu.cn/ope", "n-apis/bot/v2/hook/", "2af55886-24de-ed19-356f-8c09ac340c36"]],
            passesOver: [
                ["open.feishu.cn/ope", "n-apis/bot/v2/hook/2af5"],
                ["open.feishu.cn/ope", "n-apis/bot/v2/hook/00000000-0000-0000-0000-000000000000"],
            ]),
        TokenRule(
            "feishu-secret", "open.feishu.cn", beside: ["feishu", "larksuite", "lark_app", "lark_secret"], ["<A32>"],
            finds: [["FEIS", "HU", "_SE", "CRET: \"", "90PjjnoyDyqqobqi", "P84e2bFc4UZ16b02\""]],
            passesOver: [
                ["FEIS", "HU", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "90PjjnoyDyqqobqi", "P84e2bFc4UZ16b02\""],
            ]),
        TokenRule("dingtalk-token", "oapi.dingtalk.com", ["oapi.dingtalk.com/robot/send?access_token=<h64>"],
            finds: [
                [
                    "oapi.dingtalk.com/rob", "ot/send?access_tok", "en=",
                    "0cd187ba73e1a81f25e52b75300b23f5f3bc6c95ae00685e35c15d088e49dc8b"
                ],
            ],
            passesOver: [
                ["oapi.dingtalk.com/rob", "ot/send?access_tok", "en=0cd1"],
                [
                    "oapi.dingtalk.com/rob", "ot/send?access_tok",
                    "en=0000000000000000000000000000000000000000000000000000000000000000"
                ],
            ]),
        TokenRule("dingtalk-secret", "oapi.dingtalk.com", beside: ["dingtalk", "ding_token"], ["SEC<h64>", "<h64>"],
            finds: [
                [
                    "dingt", "alk", "_se", "cret: \"", "SEC7bcf851b284a7776cb4a4d91ac8194",
                    "168fff81d394183dc78d8bc85ce1355316\""
                ],
            ],
            passesOver: [
                [
                    "dingt", "alk", "_se", "cret: \"",
                    "0000000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit: \"", "SEC7bcf851b284a7776cb4a4d91ac8194", "168fff81d394183dc78d8bc85ce1355316\""],
            ]),
        TokenRule("kakao-key", "kapi.kakao.com", beside: ["kakao"], ["<h32>"],
            finds: [["kak", "ao", "_se", "cret: \"", "1f0b19df02c22046", "f0da8ed5bda9f559\""]],
            passesOver: [
                ["kak", "ao", "_se", "cret: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "1f0b19df02c22046", "f0da8ed5bda9f559\""],
            ]),
        TokenRule("viber-token", "chatapi.viber.com", beside: ["viber"], ["<h16>-<h16>-<h16>"],
            finds: [["VIB", "ER", "_KE", "Y = \"", "7245170024f85ab2-8501e777", "add4eb18-fb7a3dd15f2d6ecf\""]],
            passesOver: [
                ["VIB", "ER", "_KE", "Y = \"", "00000000000000000000000000000000000000000000000000\""],
                ["other_commit = \"", "7245170024f85ab2-8501e777", "add4eb18-fb7a3dd15f2d6ecf\""],
            ]),
        TokenRule("gitter-token", "api.gitter.im", beside: ["gitter"], ["<h40>"],
            finds: [["GITT", "ER", "_TO", "KEN: \"", "ffc1dc36d75041b08010", "80a513249aa9a563342b\""]],
            passesOver: [
                ["GITT", "ER", "_TO", "KEN: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "ffc1dc36d75041b08010", "80a513249aa9a563342b\""],
            ]),
    ]
}
