extension TokenRule {
    /// Video, pictures and voices.
    static let studios: [TokenRule] = [
        TokenRule("vidyard-token", "api.vidyard.com", beside: ["vidyard"], ["<A20-100>"], .opaque,
            finds: [["vidya", "rd_secret = \"", "wRu4qJWbCrISWPp8", "yoy9jQjOXqaabDJB", "\""]],
            passesOver: [
                ["vidya", "rd_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "wRu4qJWbCrISWPp8", "yoy9jQjOXqaabDJB", "\""],
            ]),
        TokenRule("brightcove-secret", "oauth.brightcove.com", beside: ["brightcove"], ["<w86>"],
            finds: [[
                "brightc", "ove_api_key: \"", "HRrj1dyCST_V6Lvp", "EkbSLm9IzsgqeQnq", "ImWdC8F3fEzxws9O",
                "jhIFuy4HVtM2tyMk", "XOc3AYdDVUJJ11Vi", "ztS038\""
            ]],
            passesOver: [
                [
                    "brightc", "ove_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxx\""
                ],
                [
                    "other_commit = \"", "HRrj1dyCST_V6Lvp", "EkbSLm9IzsgqeQnq", "ImWdC8F3fEzxws9O",
                    "jhIFuy4HVtM2tyMk", "XOc3AYdDVUJJ11Vi", "ztS038\""
                ],
            ]),
        TokenRule("kaltura-secret", "kaltura.com", beside: ["kaltura"], ["<h32>"],
            finds: [["kaltu", "ra_key = \"", "3b78ae3b070e765d", "f4373c91c8314733", "\""]],
            passesOver: [
                ["kaltu", "ra_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "3b78ae3b070e765d", "f4373c91c8314733", "\""],
            ]),
        TokenRule("dacast-key", "developer.dacast.com", beside: ["dacast"], ["<A40-70>"],
            finds: [["DACA", "ST_TOKEN=\"", "vuzY4HIbmYBlUldt", "2z4gQ5HgQFxgYUtO", "vlUo0UInwzggTTMC", "rhKh\""]],
            passesOver: [
                ["DACA", "ST_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "vuzY4HIbmYBlUldt", "2z4gQ5HgQFxgYUtO", "vlUo0UInwzggTTMC", "rhKh\""],
            ]),
        TokenRule("shotstack-key", "api.shotstack.io", beside: ["shotstack"], ["<A40>"],
            finds: [["shotst", "ack_secret = \"", "XivDi0g9k43Y9R7R", "72FcWAeCWcwSjXx3", "deA3R6vu\""]],
            passesOver: [
                ["shotst", "ack_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "XivDi0g9k43Y9R7R", "72FcWAeCWcwSjXx3", "deA3R6vu\""],
            ]),
        TokenRule("creatomate-key", "api.creatomate.com", beside: ["creatomate"], ["<h96>"],
            finds: [[
                "creato", "mate_key = \"", "3a855f01059514b6", "ad5915ceeaf5c149", "678e13ffc879f7e7",
                "4af3e0be642b0052", "c763bc0c770932c0", "a952b8208d7ad8d5", "\""
            ]],
            passesOver: [
                [
                    "creato", "mate_key = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "0000000000000000", "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "3a855f01059514b6", "ad5915ceeaf5c149", "678e13ffc879f7e7",
                    "4af3e0be642b0052", "c763bc0c770932c0", "a952b8208d7ad8d5", "\""
                ],
            ]),
        TokenRule(
            "bannerbear-key", "api.bannerbear.com",
            beside: ["bannerbear"],
            ["bb_pr_<h30>", "bb_ma_<h30>", "<A22>tt"],
            finds: [["bannerb", "ear_api_key: \"", "bb_pr_b3894bcb8c", "ae087c76389e3c10", "b871\""]],
            passesOver: [
                ["bannerb", "ear_api_key: \"", "bb_pr_0000000000", "0000000000000000", "0000\""],
                ["other_commit = \"", "bb_pr_b3894bcb8c", "ae087c76389e3c10", "b871\""],
            ]),
        TokenRule("placid-token", "api.placid.app", ["placid-<l16>-<l16>"],
            finds: [["placid-ebac2uc80", "iv8uge8-zsul9ox3", "0cnst2do"]],
            passesOver: [
                ["placi", "d-eba"],
                ["placid-xxxxxxxxx", "xxxxxxx-xxxxxxxx", "xxxxxxxx"],
            ]),
        TokenRule("cloudimage-token", "cloudimage.io", beside: ["cloudimage"], ["<A20-100>"], .opaque,
            finds: [["cloudi", "mage_key = \"", "F1uokOjfrS3Hg0ne", "OPUrZ4BPsRAN4XS2", "\""]],
            passesOver: [
                ["cloudi", "mage_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "F1uokOjfrS3Hg0ne", "OPUrZ4BPsRAN4XS2", "\""],
            ]),
        TokenRule("sirv-secret", "api.sirv.com", beside: ["sirv_"], ["<b86>=="],
            finds: [[
                "sir", "v_key = \"", "vicNtNC8vis8qg7f", "4W2ppBtZYXhahs93", "ly7pBREJAEp3u+j/", "aAKzbBE3tcOqpe0F",
                "ynXbtQaq833cqdSq", "Qyn8Q4==\""
            ]],
            passesOver: [
                [
                    "sir", "v_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxx==\""
                ],
                [
                    "other_commit = \"", "vicNtNC8vis8qg7f", "4W2ppBtZYXhahs93", "ly7pBREJAEp3u+j/",
                    "aAKzbBE3tcOqpe0F", "ynXbtQaq833cqdSq", "Qyn8Q4==\""
                ],
            ]),
        TokenRule("kraken-io-secret", "api.kraken.io", beside: ["kraken_io", "krakenio"], ["<h40>"],
            finds: [["kraken", "_io_api_key: \"", "46d6c24041c7ff1d", "a0ae9b5e7f12a2ad", "072bde62\""]],
            passesOver: [
                ["kraken", "_io_api_key: \"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "46d6c24041c7ff1d", "a0ae9b5e7f12a2ad", "072bde62\""],
            ]),
        TokenRule("shortpixel-key", "api.shortpixel.com", beside: ["shortpixel"], ["<A20>"],
            finds: [["shortp", "ixel_secret = \"", "YiSlquxY0m", "ryz4R7fqLl", "\""]],
            passesOver: [
                ["shortp", "ixel_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "YiSlquxY0m", "ryz4R7fqLl", "\""],
            ]),
        TokenRule("clipdrop-key", "clipdrop-api.co", beside: ["clipdrop"], ["<h128>"],
            finds: [[
                "clipd", "rop_secret = \"", "ab4b1dd45a4ae936", "ff438efb531205de", "addb929da9469e1b",
                "797bc7f52f582057", "77262d2f36aabc1d", "a6994a5997f44e97", "2706854ffc3a70ed", "0875419728fedc5d",
                "\""
            ]],
            passesOver: [
                [
                    "clipd", "rop_secret = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "ab4b1dd45a4ae936", "ff438efb531205de", "addb929da9469e1b",
                    "797bc7f52f582057", "77262d2f36aabc1d", "a6994a5997f44e97", "2706854ffc3a70ed",
                    "0875419728fedc5d", "\""
                ],
            ]),
        TokenRule("photoroom-key", "sdk.photoroom.com", beside: ["photoroom"], ["<h40>"],
            finds: [["photor", "oom_secret = \"", "2960670bcae5fa0b", "5f20fa30baa10565", "c3ae620a\""]],
            passesOver: [
                ["photor", "oom_secret = \"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "2960670bcae5fa0b", "5f20fa30baa10565", "c3ae620a\""],
            ]),
        TokenRule("pexip-key", "pexip.com", beside: ["pexip"], ["<A20-100>"], .opaque,
            finds: [["PEXI", "P_TOKEN=\"", "7MCrxvzxj1ealzep", "gGiwmmotDLoV6Ahh", "\""]],
            passesOver: [
                ["PEXI", "P_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "7MCrxvzxj1ealzep", "gGiwmmotDLoV6Ahh", "\""],
            ]),
        TokenRule(
            "whereby-key", "api.whereby.dev",
            beside: ["whereby"],
            ["eyJ<w10-60>.<w60-600>.<w40-100>"], .structured,
            finds: [[
                "where", "by_key = \"", "eyJYSw9b3SepcZ3h", "d2IUhPdm8.p9RZhW", "23NzjDWFLB7Cujxa",
                "5X_4fzm1FwtbwJ9y", "Q7ZzGysUqntukHN-", "fggTRcH4-Gu2-pe9", "lq.AzZ9kALp7ItKp", "MXby4MTora7kKbit",
                "94BxENnjsvYSz2Zj", "QBeKdgS\""
            ]],
            passesOver: [
                [
                    "where", "by_key = \"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJYSw9b3SepcZ3h", "d2IUhPdm8.p9RZhW", "23NzjDWFLB7Cujxa",
                    "5X_4fzm1FwtbwJ9y", "Q7ZzGysUqntukHN-", "fggTRcH4-Gu2-pe9", "lq.AzZ9kALp7ItKp",
                    "MXby4MTora7kKbit", "94BxENnjsvYSz2Zj", "QBeKdgS\""
                ],
            ]),
        TokenRule("dolby-secret", "api.dolby.io", beside: ["dolby_", "dolbyio"], ["<w43>="],
            finds: [["dolb", "y_key = \"", "9MZ3ZRB8X_t5N8NC", "zL1K0nmxhdsVjbJW", "kcSt65dtNrE=\""]],
            passesOver: [
                ["dolb", "y_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx=\""],
                ["other_commit = \"", "9MZ3ZRB8X_t5N8NC", "zL1K0nmxhdsVjbJW", "kcSt65dtNrE=\""],
            ]),
        TokenRule("millicast-token", "api.millicast.com", beside: ["millicast"], ["<h64>"],
            finds: [[
                "MILLIC", "AST_TOKEN=\"", "4782a2754baf373e", "b09ad74433ab6252", "42a3fd5e5fb1f3e5",
                "ee37af1fe9ab6615", "\""
            ]],
            passesOver: [
                [
                    "MILLIC", "AST_TOKEN=\"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "4782a2754baf373e", "b09ad74433ab6252", "42a3fd5e5fb1f3e5",
                    "ee37af1fe9ab6615", "\""
                ],
            ]),
        TokenRule("vdocipher-secret", "dev.vdocipher.com", beside: ["vdocipher"], ["<A64>"],
            finds: [[
                "vdocip", "her_secret = \"", "aqgLyJjCBjIPH8WL", "8IRWXjEKHTOBAMvH", "zbJpGSAL1jn182GN",
                "l4LQBgRRnB5PpAzW", "\""
            ]],
            passesOver: [
                [
                    "vdocip", "her_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "aqgLyJjCBjIPH8WL", "8IRWXjEKHTOBAMvH", "zbJpGSAL1jn182GN",
                    "l4LQBgRRnB5PpAzW", "\""
                ],
            ]),
        TokenRule("rev-ai-token", "api.rev.ai", beside: ["revai", "rev_ai"], ["02<w52-60>"],
            finds: [["reva", "i_key = \"", "021sg6LwKSvi8DPY", "oaZC9uXK5l_6AjsF", "iKskrP_pMDKbBCUr", "bSgQ7eWZQq\""]],
            passesOver: [
                ["reva", "i_key = \"", "02xxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxx\""],
                ["other_commit = \"", "021sg6LwKSvi8DPY", "oaZC9uXK5l_6AjsF", "iKskrP_pMDKbBCUr", "bSgQ7eWZQq\""],
            ]),
        TokenRule("gladia-key", "api.gladia.io", beside: ["gladia"], ["<uuid>"],
            finds: [["GLAD", "IA_TOKEN=\"", "c357e26c-944f-31", "05-c90b-cb04c058", "2ef8\""]],
            passesOver: [
                ["GLAD", "IA_TOKEN=\"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "c357e26c-944f-31", "05-c90b-cb04c058", "2ef8\""],
            ]),
        TokenRule("play-ht-key", "api.play.ht", beside: ["playht", "play_ht"], ["<h32>"],
            finds: [["PLAY", "HT_TOKEN=\"", "a9cb4c2afb1a1c3f", "885f5fa064588179", "\""]],
            passesOver: [
                ["PLAY", "HT_TOKEN=\"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "a9cb4c2afb1a1c3f", "885f5fa064588179", "\""],
            ]),
        TokenRule("murf-key", "api.murf.ai", beside: ["murf_"], ["ap2_<uuid>"],
            finds: [["mur", "f_secret = \"", "ap2_184e4ba0-994", "d-29dd-5ca3-6b10", "9ced5f79\""]],
            passesOver: [
                ["mur", "f_secret = \"", "ap2_00000000-000", "0-0000-0000-0000", "00000000\""],
                ["other_commit = \"", "ap2_184e4ba0-994", "d-29dd-5ca3-6b10", "9ced5f79\""],
            ]),
        TokenRule("cartesia-key", "api.cartesia.ai", ["sk_car_<A20-30>", "sk_car_<w20-40>"],
            finds: [["sk_car_jiddOsIjt", "R1iYLhlTLGkApHd0"]],
            passesOver: [
                ["sk_ca", "r_jid"],
                ["sk_car_xxxxxx", "xxxxxxxxxxxxx", "x"],
            ]),
        TokenRule("rime-key", "users.rime.ai", beside: ["rime_api"], ["<w43>"],
            finds: [["rime_", "api_secret = \"", "gFUJoXAkrhff1OLs", "XP4NVIZ0VOPMiYUM", "w1JK43uGQb0\""]],
            passesOver: [
                ["rime_", "api_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx\""],
                ["other_commit = \"", "gFUJoXAkrhff1OLs", "XP4NVIZ0VOPMiYUM", "w1JK43uGQb0\""],
            ]),
        TokenRule("resemble-token", "app.resemble.ai", beside: ["resemble_"], ["<A22>tt", "<A24>"],
            finds: [["resem", "ble_secret = \"", "FRgtmTnxVHkJ", "jRLeekt6G3tt", "\""]],
            passesOver: [
                ["resem", "ble_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxtt", "\""],
                ["other_commit = \"", "FRgtmTnxVHkJ", "jRLeekt6G3tt", "\""],
            ]),
        TokenRule("heygen-key", "api.heygen.com", beside: ["heygen"], ["<b40-92>", "sk_V2_hgu_<w40-60>"],
            finds: [["heyg", "en_key = \"", "pjlmveUczq82JC0K", "V/b2UQ1tdG5lRMGB", "f/xt7h7JRfSacIlO", "p+ju\""]],
            passesOver: [
                ["heyg", "en_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "pjlmveUczq82JC0K", "V/b2UQ1tdG5lRMGB", "f/xt7h7JRfSacIlO", "p+ju\""],
            ]),
        TokenRule("d-id-key", "api.d-id.com", beside: ["d_id_api", "did_api"], ["<b30-60>:<w21>"],
            finds: [[
                "d_id_", "api_key = \"", "a2CCbTPb+BBsZkOe", "3r8oh/nPgE+B2w+D", "ZL4HFHll9Q:U0Q_z",
                "Qrkyp_3zf7OMcTsA", "\""
            ]],
            passesOver: [
                ["d_id_", "api_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxx:x", "xxxxxxxxxxxxxxxx", "xxxx\""],
                [
                    "other_commit = \"", "a2CCbTPb+BBsZkOe", "3r8oh/nPgE+B2w+D", "ZL4HFHll9Q:U0Q_z",
                    "Qrkyp_3zf7OMcTsA", "\""
                ],
            ]),
        TokenRule("synthesia-key", "api.synthesia.io", beside: ["synthesia"], ["<h32>"],
            finds: [["SYNTHE", "SIA_TOKEN=\"", "1c704089e58c366e", "3202173b3248428d", "\""]],
            passesOver: [
                ["SYNTHE", "SIA_TOKEN=\"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "1c704089e58c366e", "3202173b3248428d", "\""],
            ]),
        TokenRule("tavus-key", "tavusapi.com", beside: ["tavus"], ["<h32>"],
            finds: [["tavu", "s_key = \"", "9601c4ec123041ab", "ae728ecea1aa87a9", "\""]],
            passesOver: [
                ["tavu", "s_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "9601c4ec123041ab", "ae728ecea1aa87a9", "\""],
            ]),
        TokenRule("vapi-key", "api.vapi.ai", beside: ["vapi_"], ["<uuid>"],
            finds: [["vap", "i_key = \"", "5faa1ce8-3968-f0", "e6-142f-c1063bd5", "e8d9\""]],
            passesOver: [
                ["vap", "i_key = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "5faa1ce8-3968-f0", "e6-142f-c1063bd5", "e8d9\""],
            ]),
        TokenRule("retell-key", "api.retellai.com", beside: ["retell"], ["key_<h28-32>"],
            finds: [["retel", "l_api_key: \"", "key_413f4a001cad", "9b4d83da241a10ed", "91\""]],
            passesOver: [
                ["retel", "l_api_key: \"", "key_000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "key_413f4a001cad", "9b4d83da241a10ed", "91\""],
            ]),
        TokenRule(
            "bland-key", "api.bland.ai",
            beside: ["bland_ai", "bland_api"],
            ["org_<h80-100>", "sk-<l60-70>-<l2>"],
            finds: [[
                "BLAND", "_AI_TOKEN=\"", "org_b1d8fbe90e18", "52e33c29826d3472", "44a6c582eaf827f3",
                "3599e3a9747efc8f", "80f069d0c3ff8bac", "b745a8913c43a6\""
            ]],
            passesOver: [
                [
                    "BLAND", "_AI_TOKEN=\"", "org_000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "0000000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "org_b1d8fbe90e18", "52e33c29826d3472", "44a6c582eaf827f3",
                    "3599e3a9747efc8f", "80f069d0c3ff8bac", "b745a8913c43a6\""
                ],
            ]),
    ]
}
