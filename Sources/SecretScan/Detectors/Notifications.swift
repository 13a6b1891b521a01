extension TokenRule {
    /// Calls, text messages, pushed events.
    static let notifications: [TokenRule] = [
        TokenRule("intercom-token", "api.intercom.io", ["dG9rO<b54>="],
            finds: [["dG", "9rO", "dkEiA7emZrqLOGLsG8k0pZssud9T7njU1TEnBt5MF4rHGW3erVLJZO="]],
            passesOver: [["dG", "9rOdkEi"], ["dG", "9rOxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx="]]),
        TokenRule("intercom-token", "api.intercom.io", beside: ["intercom"], ["<w60>=", "<h40>", "<w43>"],
            finds: [
                [
                    "inter", "com", "_se", "cret = \"", "0kXJM-kJUQCmv1GLoysJOVymdPIUte",
                    "GQ6rtI5IFEzImJSWjqz8F9Cyghq0pX=\""
                ],
            ],
            passesOver: [
                ["inter", "com", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "0kXJM-kJUQCmv1GLoysJOVymdPIUte", "GQ6rtI5IFEzImJSWjqz8F9Cyghq0pX=\""],
            ]),
        TokenRule("pusher-secret", "pusher.com", beside: ["pusher"], ["<h20>"], .named,
            finds: [["PUSH", "ER", "_TO", "KEN: \"", "b9ce77ae13", "9b90a33e14\""]],
            passesOver: [
                ["PUSH", "ER", "_TO", "KEN: \"", "00000000000000000000\""],
                ["other_commit: \"", "b9ce77ae13", "9b90a33e14\""],
            ]),
        TokenRule("ably-key", "rest.ably.io", beside: ["ably"], ["<w6>.<w6>:<w43>", "<w6>.<w6>:<w16-22>"],
            finds: [["abl", "y", "_ke", "y = \"", "q49-Le.W3l08Q:iEjEwmWP-xNCFc", "zhkNiRXmju7G2TuFxKwgXyzdG_k1k\""]],
            passesOver: [
                ["abl", "y", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "q49-Le.W3l08Q:iEjEwmWP-xNCFc", "zhkNiRXmju7G2TuFxKwgXyzdG_k1k\""],
            ]),
        TokenRule("pubnub-secret-key", "ps.pndsn.com", ["sec-c-<b48>"],
            finds: [["sec", "-c-", "UbcSqZ6Ph3c62PY8z9fHTcnetB61BPK+8W7owSHP5JmBRgeZ"]],
            passesOver: [["sec", "-c-UbcS"], ["sec", "-c-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("pubnub-subscribe-key", "ps.pndsn.com", ["sub-c-<uuid>"],
            finds: [["sub", "-c-", "29817bf9-6e45-6fa0-84f1-e2bfcc898807"]],
            passesOver: [["sub", "-c-2981"], ["sub", "-c-00000000-0000-0000-0000-000000000000"]]),
        TokenRule(
            "stream-secret", "getstream.io", beside: ["getstream", "stream_api", "stream_secret", "stream_app"],
            ["<l64>"],
            finds: [
                [
                    "getst", "ream", "_se", "cret = \"", "25hye7ob2gueqwprvdhfs35vrxxtitaz",
                    "stf95rvkuqqc9svtomup29tzrd1eewqh\""
                ],
            ],
            passesOver: [
                [
                    "getst", "ream", "_se", "cret = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                ["other_commit = \"", "25hye7ob2gueqwprvdhfs35vrxxtitaz", "stf95rvkuqqc9svtomup29tzrd1eewqh\""],
            ]),
        TokenRule("sendbird-token", "api.sendbird.com", beside: ["sendbird"], ["<h40>"],
            finds: [["sendb", "ird", "_ke", "y: \"", "797ae4d3b9495a869cd0", "f0009767f544247ad5e2\""]],
            passesOver: [
                ["sendb", "ird", "_ke", "y: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "797ae4d3b9495a869cd0", "f0009767f544247ad5e2\""],
            ]),
        TokenRule("twilio-key", "api.twilio.com", ["SK<h32>"],
            finds: [["S", "K", "3168444ff8d3e1ea132dacf43000ca3f"]],
            passesOver: [
                ["SK", "00000000000000000000000000000000"],
                ["TASK", "0f3a"],
                ["S", "K3168"],
                ["S", "K00000000000000000000000000000000"],
            ]),
        TokenRule("twilio-auth-token", "api.twilio.com", beside: ["twilio"], ["<h32>", "<A32>"],
            finds: [["TWIL", "IO", "_SE", "CRET = \"", "0f296d2790d18a89", "bcaadcf3abf3bec5\""]],
            passesOver: [
                ["TWIL", "IO", "_SE", "CRET = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "0f296d2790d18a89", "bcaadcf3abf3bec5\""],
            ]),
        TokenRule("vonage-secret", "api.nexmo.com", beside: ["vonage", "nexmo"], ["<A16>"],
            finds: [["VONA", "GE", "_TO", "KEN = \"", "yS6wYzaZ", "UFVU2O4V\""]],
            passesOver: [
                ["VONA", "GE", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "yS6wYzaZ", "UFVU2O4V\""],
            ]),
        TokenRule("plivo-token", "api.plivo.com", beside: ["plivo"], ["<b40>"],
            finds: [["PLI", "VO", "_SE", "CRET = \"", "uu1Jls37Nn5or0oGIqGn", "ERxU2C0n4Zdo+6y27S8y\""]],
            passesOver: [
                ["PLI", "VO", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "uu1Jls37Nn5or0oGIqGn", "ERxU2C0n4Zdo+6y27S8y\""],
            ]),
        TokenRule("bandwidth-secret", "api.bandwidth.com", beside: ["bandwidth"], ["<A48>", "<h48>"],
            finds: [["bandw", "idth", "_se", "cret = \"", "KpbPAtswCP3HRSoPrCXwcYJr", "ad9UhIxTimR1KbcQdICp3tyM\""]],
            passesOver: [
                ["bandw", "idth", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "KpbPAtswCP3HRSoPrCXwcYJr", "ad9UhIxTimR1KbcQdICp3tyM\""],
            ]),
        TokenRule("telnyx-key", "api.telnyx.com", ["KEY0<X31>_<A22>", "KEY<X32>_<A22>"],
            finds: [["KE", "Y0", "7F479B4FEF428B8AEAE38820252CD21_5QxC2YYzQQf2R92l6FqrVu"]],
            passesOver: [["KE", "Y07F47"], ["KE", "Y00000000000000000000000000000000_xxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("infobip-key", "api.infobip.com", beside: ["infobip"], ["<h32>-<uuid>"],
            finds: [
                [
                    "info", "bip", "_ke", "y: \"", "30372892a87dc05fff540b10b16c3bbe-f",
                    "a6f313f-9ee1-4e1f-f9d9-5f23be2b8b40\""
                ],
            ],
            passesOver: [
                [
                    "info", "bip", "_ke", "y: \"",
                    "000000000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit: \"", "30372892a87dc05fff540b10b16c3bbe-f", "a6f313f-9ee1-4e1f-f9d9-5f23be2b8b40\""],
            ]),
        TokenRule(
            "messagebird-key", "rest.messagebird.com", beside: ["messagebird", "message_bird", "bird_access"],
            ["<A25>"],
            finds: [["messag", "ebird", "_se", "cret = \"", "RagaKvkqEmo7", "qRqEPwZVrKvOc\""]],
            passesOver: [
                ["messag", "ebird", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "RagaKvkqEmo7", "qRqEPwZVrKvOc\""],
            ]),
        TokenRule("clicksend-key", "rest.clicksend.com", beside: ["clicksend"], ["<uuid>"],
            finds: [["click", "send", "_ke", "y = \"", "04e9b104-ed39-b4dc", "-e5c8-8445de4a7696\""]],
            passesOver: [
                ["click", "send", "_ke", "y = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "04e9b104-ed39-b4dc", "-e5c8-8445de4a7696\""],
            ]),
        TokenRule("sinch-token", "sms.api.sinch.com", beside: ["sinch"], ["<h32>"],
            finds: [["SIN", "CH", "_KE", "Y = \"", "6270db699b98d33a", "31da9b0b39ad55fc\""]],
            passesOver: [
                ["SIN", "CH", "_KE", "Y = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "6270db699b98d33a", "31da9b0b39ad55fc\""],
            ]),
        TokenRule("courier-key", "api.courier.com", ["pk_prod_<U28>", "pk_test_<U28>"],
            finds: [["pk_p", "rod_", "EDOWIU1DGB2EBUFI2B1122S1NCTC"]],
            passesOver: [["pk_p", "rod_EDOW"], ["pk_p", "rod_XXXXXXXXXXXXXXXXXXXXXXXXXXXX"]]),
        TokenRule("knock-key", "api.knock.app", beside: ["knock"], ["sk_<w43>", "sk_test_<w43>"],
            finds: [["kno", "ck", "_se", "cret: \"", "sk_BJovM0p0cZjzVjMPP7QT", "hH3CwXG6tb_ZL9LMYVRn_Mp\""]],
            passesOver: [
                ["kno", "ck", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "sk_BJovM0p0cZjzVjMPP7QT", "hH3CwXG6tb_ZL9LMYVRn_Mp\""],
            ]),
        TokenRule("svix-key", "api.svix.com", ["testsk_<w30-60>.(us|eu)", "sk_<w30-60>.(us|eu)"],
            finds: [["tes", "tsk_", "KB1_6YBQhpzbcw1GKGZrpvyuFFi6sr.us"]],
            passesOver: [["tes", "tsk_KB1_"], ["tes", "tsk_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.us"]]),
        TokenRule("onesignal-key", "onesignal.com", ["os_v2_app_<l103>", "os_v2_org_<l103>"],
            finds: [
                [
                    "os_v2", "_app_", "jlmnhbl7y7io898isqejq2aj3xz07g00h094bpp765btonvg7zm34tnnnncuclnp4328qn",
                    "lyb9xjtttgfb48ryipt4ptpv7ox5ufq50"
                ],
            ],
            passesOver: [
                ["os_v2", "_app_jlmn"],
                [
                    "os_v2", "_app_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                ],
            ]),
        TokenRule("onesignal-key", "onesignal.com", beside: ["onesignal", "one_signal"], ["<b48>", "<uuid>"],
            finds: [["onesi", "gnal", "_to", "ken: \"", "k4q3/1CqJ+tDZSRgnziK6w2E", "tnlsu0lJ4EvswQ+JBpdHx6sh\""]],
            passesOver: [
                ["onesi", "gnal", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "k4q3/1CqJ+tDZSRgnziK6w2E", "tnlsu0lJ4EvswQ+JBpdHx6sh\""],
            ]),
        TokenRule("pushover-token", "api.pushover.net", beside: ["pushover"], ["<l30>"],
            finds: [["pusho", "ver", "_ke", "y = \"", "1hw9nuyutfurxh1", "baua5xqp05em5l2\""]],
            passesOver: [
                ["pusho", "ver", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "1hw9nuyutfurxh1", "baua5xqp05em5l2\""],
            ]),
        TokenRule("pushbullet-token", "api.pushbullet.com", beside: ["pushbullet"], ["o.<A32>"],
            finds: [["PUSHBU", "LLET", "_TO", "KEN: \"", "o.H8j9dF5zicJUECj", "qrR4HOIO4WBMzpIgq\""]],
            passesOver: [
                ["PUSHBU", "LLET", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "o.H8j9dF5zicJUECj", "qrR4HOIO4WBMzpIgq\""],
            ]),
        TokenRule("novu-key", "api.novu.co", beside: ["novu"], ["<h32>"],
            finds: [["nov", "u", "_se", "cret: \"", "e1d1a6ed59a98c47", "fa5066e368f2add4\""]],
            passesOver: [
                ["nov", "u", "_se", "cret: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "e1d1a6ed59a98c47", "fa5066e368f2add4\""],
            ]),
        TokenRule("airship-secret", "go.urbanairship.com", beside: ["urbanairship", "urban_airship"], ["<w22>"],
            finds: [["URBANAI", "RSHIP", "_SE", "CRET: \"", "ljLVTHqonyP", "Q6WYwngK2HT\""]],
            passesOver: [
                ["URBANAI", "RSHIP", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "ljLVTHqonyP", "Q6WYwngK2HT\""],
            ]),
        TokenRule("agora-certificate", "api.agora.io", beside: ["agora_app_certificate", "agora_certificate"], ["<h32>"], .unpromised,
            finds: [["AGO", "RA_APP_CERTIFI", "CATE=", "d65ffab4ee93ba70", "859fae031522a61c"]],
            passesOver: [["AGO", "RA_APP_CERTIFI", "CATE=", "00000000000000000000000000000000"]]),
        TokenRule("agora-certificate", "api.agora.io", beside: ["agora"], ["<h32>"],
            finds: [["ago", "ra", "_to", "ken = \"", "d65ffab4ee93ba70", "859fae031522a61c\""]],
            passesOver: [
                ["ago", "ra", "_to", "ken = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "d65ffab4ee93ba70", "859fae031522a61c\""],
            ]),
        TokenRule("daily-key", "api.daily.co", beside: ["daily_api", "daily_key", "dailyco"], ["<h64>"],
            finds: [
                [
                    "daily", "_api", "_se", "cret = \"", "ecd1d97ead0120b74da53de9816c99dc",
                    "06eacf6595ecccf6b80f03f575379133\""
                ],
            ],
            passesOver: [
                [
                    "daily", "_api", "_se", "cret = \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit = \"", "ecd1d97ead0120b74da53de9816c99dc", "06eacf6595ecccf6b80f03f575379133\""],
            ]),
        TokenRule("livekit-secret", "livekit.cloud", beside: ["livekit"], ["<A43-44>"],
            finds: [["live", "kit", "_se", "cret: \"", "EBGmnkirG8YLffYz515BJ", "5QQiIPrdBjFOIYOcbT6fDc\""]],
            passesOver: [
                ["live", "kit", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "EBGmnkirG8YLffYz515BJ", "5QQiIPrdBjFOIYOcbT6fDc\""],
            ]),
        TokenRule("zoom-secret", "api.zoom.us", beside: ["zoom"], ["<A32>", "<w32>"],
            finds: [["ZOO", "M", "_KE", "Y: \"", "dc8sqI4gdoYv0vxz", "8gnEBaZJPhAA3Cwu\""]],
            passesOver: [
                ["ZOO", "M", "_KE", "Y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "dc8sqI4gdoYv0vxz", "8gnEBaZJPhAA3Cwu\""],
            ]),
        TokenRule("crisp-key", "api.crisp.chat", beside: ["crisp"], ["<h64>"],
            finds: [
                [
                    "cri", "sp", "_se", "cret = \"", "57910e0b51560623fe98b21505774304",
                    "e533984986e449fa08c6509577aaeebe\""
                ],
            ],
            passesOver: [
                ["cri", "sp", "_se", "cret = \"", "0000000000000000000000000000000000000000000000000000000000000000\""],
                ["other_commit = \"", "57910e0b51560623fe98b21505774304", "e533984986e449fa08c6509577aaeebe\""],
            ]),
        TokenRule(
            "drift-token", "driftapi.com",
            beside: ["drift_api", "drift_token", "drift_access", "drift_key", "drifttoken", "driftapi"],
            ["<A32>", "<h64>"],
            finds: [["drift", "_api", "_to", "ken = \"", "abWDRbKaS9kuuhrb", "AeTPBo2OcSWHVli0\""]],
            passesOver: [
                ["drift", "_api", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "abWDRbKaS9kuuhrb", "AeTPBo2OcSWHVli0\""],
            ]),
        TokenRule("gupshup-key", "api.gupshup.io", beside: ["gupshup"], ["<A32>", "<l32>"],
            finds: [["GUPS", "HUP", "_KE", "Y: \"", "aqJEAbE4fGW1XE3z", "x74JJJIDykrN1Tna\""]],
            passesOver: [
                ["GUPS", "HUP", "_KE", "Y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "aqJEAbE4fGW1XE3z", "x74JJJIDykrN1Tna\""],
            ]),
        TokenRule("telesign-key", "rest-api.telesign.com", beside: ["telesign"], ["<b88>"],
            finds: [
                [
                    "TELES", "IGN", "_SE", "CRET: \"", "SofxA6CW/r1rt9eq1mXEf4lJWZ2e6h2QygeQGddVTgQ6",
                    "FV/pVTr5pxhtagHEhYnewTj+SLjkpqa0L5PTE6jxcnqV\""
                ],
            ],
            passesOver: [
                [
                    "TELES", "IGN", "_SE", "CRET: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit: \"", "SofxA6CW/r1rt9eq1mXEf4lJWZ2e6h2QygeQGddVTgQ6",
                    "FV/pVTr5pxhtagHEhYnewTj+SLjkpqa0L5PTE6jxcnqV\""
                ],
            ]),
        TokenRule("bulksms-secret", "api.bulksms.com", beside: ["bulksms"], ["<A29>"],
            finds: [["BULK", "SMS", "_TO", "KEN = \"", "FHe1C1YpXpK5QX", "iuh3jtAySV1btMI\""]],
            passesOver: [
                ["BULK", "SMS", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "FHe1C1YpXpK5QX", "iuh3jtAySV1btMI\""],
            ]),
        TokenRule("textmagic-key", "rest.textmagic.com", beside: ["textmagic"], ["<A30>"],
            finds: [["TEXTM", "AGIC", "_TO", "KEN: \"", "FqGZOZXZu3bVDZp", "H7Hgnj4YNGgbVkk\""]],
            passesOver: [
                ["TEXTM", "AGIC", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "FqGZOZXZu3bVDZp", "H7Hgnj4YNGgbVkk\""],
            ]),
        TokenRule("msg91-key", "api.msg91.com", beside: ["msg91"], ["<d6>A<A20-28>"],
            finds: [["msg", "91", "_se", "cret = \"", "734537AKvA66h", "Ugu2VxlUFHrjK5\""]],
            passesOver: [
                ["msg", "91", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "734537AKvA66h", "Ugu2VxlUFHrjK5\""],
            ]),
    ]
}
