extension TokenRule {
    /// Product analytics and feature flags.
    static let analytics: [TokenRule] = [
        TokenRule("segment-token", "api.segmentapis.com", ["sgp_<A64>"],
            finds: [["sg", "p_", "qxUrcKEZdaPzBnkfe0ykN0iMuWWmnptFgd7IokRhDQtOYWd2C095vgnTk2Q0vdF4"]],
            passesOver: [
                ["sg", "p_qxUr"],
                ["sg", "p_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("segment-write-key", "api.segment.io", beside: ["segment"], ["<A32>"],
            finds: [["SEGM", "ENT", "_SE", "CRET = \"", "Sncjbubwh2bHfEmH", "U2IopZALQzhcad1d\""]],
            passesOver: [
                ["SEGM", "ENT", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "Sncjbubwh2bHfEmH", "U2IopZALQzhcad1d\""],
            ]),
        TokenRule("amplitude-key", "api2.amplitude.com", beside: ["amplitude"], ["<h32>"], .named,
            finds: [["AMPLI", "TUDE", "_KE", "Y = \"", "86934477307e0366", "2ba612501c6690ba\""]],
            passesOver: [
                ["AMPLI", "TUDE", "_KE", "Y = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "86934477307e0366", "2ba612501c6690ba\""],
            ]),
        TokenRule("mixpanel-secret", "api.mixpanel.com", beside: ["mixpanel"], ["<h32>"], .named,
            finds: [["mixpa", "nel", "_to", "ken: \"", "fa67de45331650fe", "2ce0fc377839f641\""]],
            passesOver: [
                ["mixpa", "nel", "_to", "ken: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "fa67de45331650fe", "2ce0fc377839f641\""],
            ]),
        TokenRule("posthog-key", "app.posthog.com", ["phx_<A40-60>", "phs_<A40-60>"],
            finds: [["ph", "x_", "c4DycWIfZASITiTVuDlgIJvg9rTqDtY9zD9aZiuc"]],
            passesOver: [["ph", "x_c4Dy"], ["ph", "x_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("posthog-project-key", "app.posthog.com", ["phc_<A40-60>"], .published,
            finds: [["ph", "c_", "OYB9xC7Z2pdiR66HXGBQapY1HHFjtQHwyHYCa6eG"]],
            passesOver: [["ph", "c_OYB9"], ["ph", "c_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("launchdarkly-key", "app.launchdarkly.com", ["sdk-<uuid>", "api-<uuid>", "mob-<uuid>"],
            finds: [["sd", "k-", "1c67f370-c511-ebc8-e664-e5eb068389b9"]],
            passesOver: [["sd", "k-1c67"], ["sd", "k-00000000-0000-0000-0000-000000000000"]]),
        TokenRule("launchdarkly-key", "app.launchdarkly.com", beside: ["launchdarkly", "launch_darkly"], ["<w40>"],
            finds: [["LAUNCHD", "ARKLY", "_SE", "CRET: \"", "WztHV4B9hsTPyOzTP_ax", "eBEPLj0eSYnR7Q50OTgZ\""]],
            passesOver: [
                ["LAUNCHD", "ARKLY", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "WztHV4B9hsTPyOzTP_ax", "eBEPLj0eSYnR7Q50OTgZ\""],
            ]),
        TokenRule("statsig-secret", "api.statsig.com", ["secret-<A40-50>", "console-<A40-50>"],
            finds: [["sec", "ret-", "Mk8Qamv4iSvZZEP4mw9re6wBGaz4h9Ax0gSLOVKI"]],
            passesOver: [["sec", "ret-Mk8Q"], ["sec", "ret-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule(
            "split-key", "sdk.split.io", beside: ["split_io", "split_api", "split_sdk", "splitio", "split_key"],
            ["<l50-60>"],
            finds: [["SPLIT", "_IO", "_SE", "CRET: \"", "nbvm6nype22aequbwgfd3cats", "3fyms9wma3hazsfc7lbzf248b\""]],
            passesOver: [
                ["SPLIT", "_IO", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "nbvm6nype22aequbwgfd3cats", "3fyms9wma3hazsfc7lbzf248b\""],
            ]),
        TokenRule("optimizely-token", "api.optimizely.com", beside: ["optimizely"], ["2:<w60-110>"],
            finds: [
                [
                    "optimi", "zely", "_ke", "y: \"", "2:5eRy4Ic40ye01fy1fwwA7cV_Tmpuk",
                    "_OLd-PVcE4QQJDQMkNnJ12nyZIw328B\""
                ],
            ],
            passesOver: [
                ["optimi", "zely", "_ke", "y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "2:5eRy4Ic40ye01fy1fwwA7cV_Tmpuk", "_OLd-PVcE4QQJDQMkNnJ12nyZIw328B\""],
            ]),
        TokenRule("flagsmith-key", "edge.api.flagsmith.com", ["ser.<A22>"],
            finds: [["se", "r.", "jYZU9hGakROU5cw7saiSru"]],
            passesOver: [["se", "r.jYZU"], ["se", "r.xxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule(
            "unleash-token", nil,
            ["*:*.<h56>", "*:development.<h56>", "*:production.<h56>", "default:development.<h56>",
                "default:production.<h56>"],
            finds: [["*:", "*.", "72c39d247344af36c96e438d7729a0505d96495411a446669840954e"]],
            passesOver: [["*:", "*.72c3"], ["*:", "*.00000000000000000000000000000000000000000000000000000000"]]),
        TokenRule(
            "growthbook-secret", "api.growthbook.io",
            ["secret_user_<A30-60>", "secret_admin_<A30-60>", "secret_readonly_<A30-60>"],
            finds: [["secret", "_user_", "5xSAQc4rvCJEf8088jySdEsscsIvg2"]],
            passesOver: [["secret", "_user_5xSA"], ["secret", "_user_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("devcycle-key", "api.devcycle.com", ["dvc_server_<w20-60>", "dvc_mobile_<w20-60>"],
            finds: [["dvc_s", "erver_", "Yc62yNcABVEIpzZ_V7zc"]],
            passesOver: [["dvc_s", "erver_Yc62"], ["dvc_s", "erver_xxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("configcat-key", "cdn-global.configcat.com", ["configcat-sdk-1/<w22>/<w22>"],
            finds: [["configca", "t-sdk-1/", "9reeHjb6Q1YmJjFmhtdLKL/WHkY9kxoSlQI1eZjRYcWVz"]],
            passesOver: [
                ["configca", "t-sdk-1/9ree"],
                ["configca", "t-sdk-1/xxxxxxxxxxxxxxxxxxxxxx/xxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("configcat-key", "cdn-global.configcat.com", beside: ["configcat"], ["<w22>/<w22>"],
            finds: [["CONFI", "GCAT", "_KE", "Y: \"", "KoSO2VyIR6MOGPaFWfC1-q", "/zBpADuCKDdcyOQ93K7b_v2\""]],
            passesOver: [
                ["CONFI", "GCAT", "_KE", "Y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "KoSO2VyIR6MOGPaFWfC1-q", "/zBpADuCKDdcyOQ93K7b_v2\""],
            ]),
        TokenRule("rudderstack-key", "rudderstack.com", beside: ["rudderstack", "rudder_"], ["<A27>"],
            finds: [["rudder", "stack", "_se", "cret: \"", "WKWUj3fjTO4vN", "1UH5RraqS4coss\""]],
            passesOver: [
                ["rudder", "stack", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "WKWUj3fjTO4vN", "1UH5RraqS4coss\""],
            ]),
        TokenRule("heap-key", "heapanalytics.com", beside: ["heap_api", "heapanalytics"], ["<h32>", "<b44>"],
            finds: [["HEAP_", "API", "_KE", "Y: \"", "fc4ceb4d22aa47dd", "4de2f82a6f69af8e\""]],
            passesOver: [
                ["HEAP_", "API", "_KE", "Y: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "fc4ceb4d22aa47dd", "4de2f82a6f69af8e\""],
            ]),
        TokenRule("fullstory-key", "api.fullstory.com", ["na1.<b60-120>", "eu1.<b60-120>"],
            finds: [["na", "1.", "RCysAqtyHGCqmbUqEXdcSgH+8vdwpVtQj7DL5zqquyaoBeAhVU9RNJbfr3R7"]],
            passesOver: [["na", "1.RCys"], ["na", "1.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule(
            "google-measurement-secret", "google-analytics.com",
            beside: ["measurement_protocol", "ga_api", "ga4_api", "measurement_api", "ga4_secret"], ["<w22>"],
            finds: [["MEASUREMENT", "_PROTOCOL", "_TO", "KEN: \"", "YdmShXRx0wB", "JnTvWxkVkGP\""]],
            passesOver: [
                ["MEASUREMENT", "_PROTOCOL", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "YdmShXRx0wB", "JnTvWxkVkGP\""],
            ]),
        TokenRule("matomo-token", nil, beside: ["matomo", "piwik", "token_auth"], ["<h32>"],
            finds: [["MATO", "MO", "_KE", "Y = \"", "4e4496c3ca0e3afa", "f14bdf3916de99a3\""]],
            passesOver: [
                ["MATO", "MO", "_KE", "Y = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "4e4496c3ca0e3afa", "f14bdf3916de99a3\""],
            ]),
        TokenRule("chartmogul-key", "api.chartmogul.com", beside: ["chartmogul"], ["<h32>"],
            finds: [["chartm", "ogul", "_to", "ken = \"", "d50f405c5bfc52c1", "28a6a552ceb0109d\""]],
            passesOver: [
                ["chartm", "ogul", "_to", "ken = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "d50f405c5bfc52c1", "28a6a552ceb0109d\""],
            ]),
        TokenRule("baremetrics-key", "api.baremetrics.com", beside: ["baremetrics"], ["lk_<w22>", "sk_<w22>"],
            finds: [["bareme", "trics", "_ke", "y = \"", "lk_RVZLbY_VX", "FIhZc_A_bN4sk\""]],
            passesOver: [
                ["bareme", "trics", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "lk_RVZLbY_VX", "FIhZc_A_bN4sk\""],
            ]),
        TokenRule("profitwell-key", "api.profitwell.com", beside: ["profitwell"], ["<h32>"],
            finds: [["profit", "well", "_to", "ken: \"", "339f438e05586eaf", "c3a46584589e839f\""]],
            passesOver: [
                ["profit", "well", "_to", "ken: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "339f438e05586eaf", "c3a46584589e839f\""],
            ]),
        TokenRule("appsflyer-token", "appsflyer.com", beside: ["appsflyer"], ["<uuid>", "<A22>"],
            finds: [["appsf", "lyer", "_ke", "y = \"", "0727e545-309d-c052", "-39c1-802ef14c9099\""]],
            passesOver: [
                ["appsf", "lyer", "_ke", "y = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "0727e545-309d-c052", "-39c1-802ef14c9099\""],
            ]),
        TokenRule("adjust-token", "api.adjust.com", beside: ["adjust_api", "adjust_token"], ["<w20>"],
            finds: [["adjust", "_api", "_to", "ken: \"", "SU776yE7HU", "v1TnrtzZt0\""]],
            passesOver: [
                ["adjust", "_api", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "SU776yE7HU", "v1TnrtzZt0\""],
            ]),
        TokenRule(
            "branch-secret", "api2.branch.io", beside: ["branch_io", "branch_secret", "branchio"],
            ["secret_live_<A32>", "<A32>"],
            finds: [["branc", "h_io", "_to", "ken = \"", "secret_live_nHz7aHXU0m", "UDl698JdlpWlrtcDssw0PP\""]],
            passesOver: [
                ["branc", "h_io", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "secret_live_nHz7aHXU0m", "UDl698JdlpWlrtcDssw0PP\""],
            ]),
        TokenRule("kochava-key", "kochava.com", beside: ["kochava"], ["<uuid>"],
            finds: [["koch", "ava", "_to", "ken = \"", "9fb6f0bd-c376-3ef1", "-2548-077f15f446eb\""]],
            passesOver: [
                ["koch", "ava", "_to", "ken = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "9fb6f0bd-c376-3ef1", "-2548-077f15f446eb\""],
            ]),
        TokenRule("semrush-key", "api.semrush.com", beside: ["semrush"], ["<h32>"],
            finds: [["SEMR", "USH", "_SE", "CRET: \"", "94fc786dbbe83574", "d52928bbb1ec6b66\""]],
            passesOver: [
                ["SEMR", "USH", "_SE", "CRET: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "94fc786dbbe83574", "d52928bbb1ec6b66\""],
            ]),
        TokenRule("ahrefs-token", "api.ahrefs.com", beside: ["ahrefs"], ["<w40>"],
            finds: [["ahre", "fs", "_se", "cret: \"", "rq52W13zbNlCQGROCoS9", "kDi3SuEVLB0q1C1NoWlj\""]],
            passesOver: [
                ["ahre", "fs", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "rq52W13zbNlCQGROCoS9", "kDi3SuEVLB0q1C1NoWlj\""],
            ]),
        TokenRule("moz-secret", "lsapi.seomoz.com", beside: ["moz_secret", "moz_api"], ["<h32>"],
            finds: [["moz_se", "cret", " = \"", "da0b03a37f9dbea6", "a3d9447ca166500c\""]],
            passesOver: [
                ["moz_se", "cret", " = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "da0b03a37f9dbea6", "a3d9447ca166500c\""],
            ]),
        TokenRule("clearbit-key", "api.clearbit.com", beside: ["clearbit"], ["sk_<h32>"],
            finds: [["CLEAR", "BIT", "_TO", "KEN = \"", "sk_984f0f766a0713", "4e04f202096edc2c73\""]],
            passesOver: [
                ["CLEAR", "BIT", "_TO", "KEN = \"", "00000000000000000000000000000000000\""],
                ["other_commit = \"", "sk_984f0f766a0713", "4e04f202096edc2c73\""],
            ]),
        TokenRule("similarweb-key", "api.similarweb.com", beside: ["similarweb"], ["<h32>"],
            finds: [["SIMILA", "RWEB", "_SE", "CRET = \"", "85e8fa21fb74d496", "3ee64a21fff8b57f\""]],
            passesOver: [
                ["SIMILA", "RWEB", "_SE", "CRET = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "85e8fa21fb74d496", "3ee64a21fff8b57f\""],
            ]),
        TokenRule("plausible-key", "plausible.io", beside: ["plausible"], ["<w64>"],
            finds: [
                [
                    "plaus", "ible", "_to", "ken = \"", "F5GRXaLuOPS4ss-hzF9R3599MkazCb_a",
                    "zTcXqly858KrfPcR9PgRN9bPduAWxYif\""
                ],
            ],
            passesOver: [
                [
                    "plaus", "ible", "_to", "ken = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                ["other_commit = \"", "F5GRXaLuOPS4ss-hzF9R3599MkazCb_a", "zTcXqly858KrfPcR9PgRN9bPduAWxYif\""],
            ]),
        TokenRule("beamer-key", "api.getbeamer.com", beside: ["beamer"], ["b_<w43-44>"],
            finds: [["BEAM", "ER", "_TO", "KEN = \"", "b_EikEDtBuZr7JeKNRA9cr", "xFLv9hmtZFOdLo7GzBFEwLT\""]],
            passesOver: [
                ["BEAM", "ER", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "b_EikEDtBuZr7JeKNRA9cr", "xFLv9hmtZFOdLo7GzBFEwLT\""],
            ]),
        TokenRule("pendo-key", "app.pendo.io", beside: ["pendo"], ["<uuid>[.<w2-4>]"],
            finds: [["pen", "do", "_to", "ken = \"", "e145d798-2384-37fb", "-56af-39a58bc8597c\""]],
            passesOver: [
                ["pen", "do", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "e145d798-2384-37fb", "-56af-39a58bc8597c\""],
            ]),
        TokenRule("apptentive-key", "api.apptentive.com", beside: ["apptentive"], ["<w40>", "<h64>"],
            finds: [["APPTEN", "TIVE", "_SE", "CRET = \"", "dLA4SBVeEeLPUcitJJOj", "fsNSbrx6ysn8yBHkD0nx\""]],
            passesOver: [
                ["APPTEN", "TIVE", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "dLA4SBVeEeLPUcitJJOj", "fsNSbrx6ysn8yBHkD0nx\""],
            ]),
        TokenRule("delighted-key", "api.delighted.com", beside: ["delighted"], ["<A32>"],
            finds: [["delig", "hted", "_ke", "y = \"", "NL99nSSrXXagpK2P", "eIBh186UOVE4de2A\""]],
            passesOver: [
                ["delig", "hted", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "NL99nSSrXXagpK2P", "eIBh186UOVE4de2A\""],
            ]),
    ]
}
