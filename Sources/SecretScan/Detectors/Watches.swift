extension TokenRule {
    /// Logs, uptime and on-call, beside those of Logs.
    static let watches: [TokenRule] = [
        TokenRule(
            "humio-token", "cloud.humio.com",
            beside: ["humio", "logscale"],
            ["<uuid>~<A40-50>", "<A48>", "<uuid>"],
            finds: [[
                "humi", "o_api_key: \"", "e7fca8c0-7b6a-32", "97-46bd-e05dcd31", "e0b4~bRBwwPObNDr",
                "bST3C5Rz6sGalqV4", "metKbzw5H3g74hG4", "JD\""
            ]],
            passesOver: [
                [
                    "humi", "o_api_key: \"", "00000000-0000-00", "00-0000-00000000", "0000~xxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "e7fca8c0-7b6a-32", "97-46bd-e05dcd31", "e0b4~bRBwwPObNDr",
                    "bST3C5Rz6sGalqV4", "metKbzw5H3g74hG4", "JD\""
                ],
            ]),
        TokenRule("scalyr-key", "app.scalyr.com", beside: ["scalyr", "dataset_api"], ["<w45-47>"],
            finds: [["SCAL", "YR_TOKEN=\"", "6Gdrp0EjTtGkhP7B", "2BweBj31TKM0N5vM", "tYRSvm0aIQck2M\""]],
            passesOver: [
                ["SCAL", "YR_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxx\""],
                ["other_commit = \"", "6Gdrp0EjTtGkhP7B", "2BweBj31TKM0N5vM", "tYRSvm0aIQck2M\""],
            ]),
        TokenRule("logentries-token", "data.logentries.com", beside: ["logentries"], ["<uuid>"],
            finds: [["logent", "ries_key = \"", "1f47c022-ea8a-11", "28-0931-7534334c", "0f58\""]],
            passesOver: [
                ["logent", "ries_key = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "1f47c022-ea8a-11", "28-0931-7534334c", "0f58\""],
            ]),
        TokenRule("timber-key", "logs.timber.io", beside: ["timber_"], ["<d3-6>_<h16>:<h64>"],
            finds: [[
                "TIMB", "ER_TOKEN=\"", "5371_2aba3fa976e", "5c7b7:337a4c5aa6", "afd65e03044eab1e",
                "ad1478d653b6c78c", "9b3774490b5b90c5", "965c9c\""
            ]],
            passesOver: [
                [
                    "TIMB", "ER_TOKEN=\"", "000_000000000000", "0000:00000000000", "0000000000000000",
                    "0000000000000000", "0000000000000000", "00000\""
                ],
                [
                    "other_commit = \"", "5371_2aba3fa976e", "5c7b7:337a4c5aa6", "afd65e03044eab1e",
                    "ad1478d653b6c78c", "9b3774490b5b90c5", "965c9c\""
                ],
            ]),
        TokenRule("openobserve-token", "api.openobserve.ai", beside: ["openobserve"], ["<A16>", "<A20-100>"], .opaque,
            finds: [["openobs", "erve_api_key: \"", "YiE0zuuW", "0HKxJ12l", "\""]],
            passesOver: [
                ["openobs", "erve_api_key: \"", "xxxxxxxx", "xxxxxxxx", "\""],
                ["other_commit = \"", "YiE0zuuW", "0HKxJ12l", "\""],
            ]),
        TokenRule("highlight-key", "pub.highlight.io", beside: ["highlight_api"], ["<h32>"],
            finds: [["highligh", "t_api_secret = \"", "fffd0b30e2f9c121", "f8f563b8c04e4d33", "\""]],
            passesOver: [
                ["highligh", "t_api_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "fffd0b30e2f9c121", "f8f563b8c04e4d33", "\""],
            ]),
        TokenRule("logrocket-key", "api.logrocket.com", beside: ["logrocket"], ["<l6>:<l6-30>:<A20>"],
            finds: [["logroc", "ket_secret = \"", "lgsekh:smpasmxq7", "i2csr3gxl:dgFzec", "rtPPZi13IpEpMX\""]],
            passesOver: [
                ["logroc", "ket_secret = \"", "xxxxxx:xxxxxx:xx", "xxxxxxxxxxxxxxxx", "xx\""],
                ["other_commit = \"", "lgsekh:smpasmxq7", "i2csr3gxl:dgFzec", "rtPPZi13IpEpMX\""],
            ]),
        TokenRule("last9-token", "last9.io", beside: ["last9"], ["<h32>"],
            finds: [["last", "9_secret = \"", "bf6a797efdb68f3f", "60483061121983b4", "\""]],
            passesOver: [
                ["last", "9_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "bf6a797efdb68f3f", "60483061121983b4", "\""],
            ]),
        TokenRule("groundcover-token", "groundcover.com", ["gcsa_<w30-60>", "gcik_<w30-60>"],
            finds: [["gcsa_hjgNAklaBpN", "N9HKoruZraiSajis", "OMX8cGJPxvHf9W8"]],
            passesOver: [
                ["gcsa", "_hjg"],
                ["gcsa_xxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx"],
            ]),
        TokenRule("chronosphere-token", "chronosphere.io", beside: ["chronosphere"], ["<h64>"],
            finds: [[
                "chronos", "phere_key = \"", "94d5c6686f1a72d4", "a3e385fab4504359", "8017d1a61559def9",
                "217f3104ecc767ce", "\""
            ]],
            passesOver: [
                [
                    "chronos", "phere_key = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "94d5c6686f1a72d4", "a3e385fab4504359", "8017d1a61559def9",
                    "217f3104ecc767ce", "\""
                ],
            ]),
        TokenRule("instatus-key", "api.instatus.com", beside: ["instatus"], ["<h32>"],
            finds: [["insta", "tus_key = \"", "65090955db9fd284", "72b01dad8c456c93", "\""]],
            passesOver: [
                ["insta", "tus_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "65090955db9fd284", "72b01dad8c456c93", "\""],
            ]),
        TokenRule("statuscake-key", "api.statuscake.com", beside: ["statuscake"], ["<A20-40>"],
            finds: [["status", "cake_secret = \"", "T2iwhclSKgVBzD1", "sBJOy7wKKhosIu4", "\""]],
            passesOver: [
                ["status", "cake_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "T2iwhclSKgVBzD1", "sBJOy7wKKhosIu4", "\""],
            ]),
        TokenRule("updown-key", "updown.io", beside: ["updown_"], ["<A20>"],
            finds: [["updo", "wn_key = \"", "2D5pK9N3PS", "nVhEmmAD07", "\""]],
            passesOver: [
                ["updo", "wn_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "2D5pK9N3PS", "nVhEmmAD07", "\""],
            ]),
        TokenRule("freshping-key", "freshping.io", beside: ["freshping"], ["<A40>"],
            finds: [["FRESHP", "ING_TOKEN=\"", "gphH9eY9jLSS553c", "2TFSivhXoFglhZw3", "x18XR2KQ\""]],
            passesOver: [
                ["FRESHP", "ING_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "gphH9eY9jLSS553c", "2TFSivhXoFglhZw3", "x18XR2KQ\""],
            ]),
        TokenRule("pingpong-key", "pingpong.host", beside: ["pingpong_host"], ["<A20-100>"], .opaque,
            finds: [["pingpong", "_host_key = \"", "XHPWgBlO6iC87xDP", "nPVrAMfxT18MaFQ4", "\""]],
            passesOver: [
                ["pingpong", "_host_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "XHPWgBlO6iC87xDP", "nPVrAMfxT18MaFQ4", "\""],
            ]),
        TokenRule(
            "deadmanssnitch-key", "api.deadmanssnitch.com",
            beside: ["deadmanssnitch", "dead_mans_snitch"],
            ["<w32-40>"],
            finds: [["deadmans", "snitch_secret = \"", "iQKTJ4tbcDIBI9dB", "GUinp8Itaeescu3L", "HMt3\""]],
            passesOver: [
                ["deadmans", "snitch_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "iQKTJ4tbcDIBI9dB", "GUinp8Itaeescu3L", "HMt3\""],
            ]),
        TokenRule(
            "incident-io-key", "api.incident.io",
            beside: ["incident_io", "incidentio", "incident.io"],
            ["inc_<h64>", "inc_live_<h64>"],
            finds: [[
                "INCIDEN", "T_IO_TOKEN=\"", "inc_82b91d91a2a7", "56fa9e10a662302d", "79912d1caa537fae",
                "f5002c58e0178ec5", "e3b2\""
            ]],
            passesOver: [
                [
                    "INCIDEN", "T_IO_TOKEN=\"", "inc_000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "inc_82b91d91a2a7", "56fa9e10a662302d", "79912d1caa537fae",
                    "f5002c58e0178ec5", "e3b2\""
                ],
            ]),
        TokenRule("allquiet-key", "allquiet.app", beside: ["allquiet"], ["<uuid>"],
            finds: [["allqui", "et_api_key: \"", "6408f68e-8597-94", "cd-faff-a07eb81e", "19b6\""]],
            passesOver: [
                ["allqui", "et_api_key: \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "6408f68e-8597-94", "cd-faff-a07eb81e", "19b6\""],
            ]),
        TokenRule("zenduty-token", "zenduty.com", beside: ["zenduty"], ["<h40>"],
            finds: [["zendu", "ty_api_key: \"", "d62cbd98db1ab955", "9911e570225e74f9", "8bc7a083\""]],
            passesOver: [
                ["zendu", "ty_api_key: \"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "d62cbd98db1ab955", "9911e570225e74f9", "8bc7a083\""],
            ]),
        TokenRule("grafana-oncall-token", "oncall", beside: ["grafana_oncall"], ["<h64>"],
            finds: [[
                "grafana_", "oncall_secret = \"", "045afb6f982c957a", "65722575d271d84e", "87c101151bc04639",
                "c2b85e0b1b9871a0", "\""
            ]],
            passesOver: [
                [
                    "grafana_", "oncall_secret = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "045afb6f982c957a", "65722575d271d84e", "87c101151bc04639",
                    "c2b85e0b1b9871a0", "\""
                ],
            ]),
    ]
}
