extension TokenRule {
    /// Maps, weather, places, addresses.
    static let maps: [TokenRule] = [
        TokenRule("mapbox-secret-token", "api.mapbox.com", ["sk.eyJ<w60-120>.<w22>"], .structured,
            finds: [
                [
                    "sk.", "eyJ", "HxANd8hDM--yz7IRyHlUEO2UOs5QYfy14edRQrB8mPgkG8rpzdEbgz6IuwSu.6dpaEsd_L",
                    "SG7p4K9ndQh42"
                ],
            ],
            passesOver: [
                ["sk.", "eyJHxAN"],
                ["sk.", "eyJxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxx", "xxxxxxxxxxxxxxxx"],
            ]),
        TokenRule(
            "here-key", "hereapi.com",
            beside: ["here_api", "here_key", "here_maps", "heremaps", "here_app", "here_access", "hereapi"],
            ["<w43>"],
            finds: [["HERE_", "API", "_KE", "Y: \"", "9qZ-g8FUXm3gK4JsVXatb", "lTGQ4Eqd_-Z6EMK-iAd9jx\""]],
            passesOver: [
                ["HERE_", "API", "_KE", "Y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "9qZ-g8FUXm3gK4JsVXatb", "lTGQ4Eqd_-Z6EMK-iAd9jx\""],
            ]),
        TokenRule("tomtom-key", "api.tomtom.com", beside: ["tomtom"], ["<A32>"],
            finds: [["tomt", "om", "_ke", "y = \"", "4HwGKPbd0SLPVFdh", "1WGcomzuiwlYQRKK\""]],
            passesOver: [
                ["tomt", "om", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "4HwGKPbd0SLPVFdh", "1WGcomzuiwlYQRKK\""],
            ]),
        TokenRule("opencage-key", "api.opencagedata.com", beside: ["opencage"], ["<h32>"],
            finds: [["OPENC", "AGE", "_SE", "CRET = \"", "4a67ddc77098b1d2", "b5af712104e3a70d\""]],
            passesOver: [
                ["OPENC", "AGE", "_SE", "CRET = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "4a67ddc77098b1d2", "b5af712104e3a70d\""],
            ]),
        TokenRule("geoapify-key", "api.geoapify.com", beside: ["geoapify"], ["<h32>"],
            finds: [["GEOAP", "IFY", "_SE", "CRET = \"", "702d560ff53a0227", "e0d183766c4747f8\""]],
            passesOver: [
                ["GEOAP", "IFY", "_SE", "CRET = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "702d560ff53a0227", "e0d183766c4747f8\""],
            ]),
        TokenRule("locationiq-key", "us1.locationiq.com", beside: ["locationiq"], ["pk.<h32>"],
            finds: [["LOCATI", "ONIQ", "_SE", "CRET: \"", "pk.150789198838d6", "597204b0bff3a4bc3e\""]],
            passesOver: [
                ["LOCATI", "ONIQ", "_SE", "CRET: \"", "00000000000000000000000000000000000\""],
                ["other_commit: \"", "pk.150789198838d6", "597204b0bff3a4bc3e\""],
            ]),
        TokenRule("openweather-key", "api.openweathermap.org", ["&appid={<h32>}", "?appid={<h32>}"],
            finds: [["https://api.openweathermap.org/data/2.5/weather?q=Oslo&ap", "pid=13ae44d6235de47a", "09629959788a5dae"]],
            passesOver: [["?ap", "pid=00000000000000000000000000000000"], ["&ap", "pid={API key}"]]),
        TokenRule(
            "openweather-key", "api.openweathermap.org",
            beside: ["openweather", "open_weather", "owm_api", "owm_key", "weather_api", "openweathermap"],
            ["<h32>"],
            finds: [["OPENWE", "ATHER", "_KE", "Y = \"", "13ae44d6235de47a", "09629959788a5dae\""]],
            passesOver: [
                ["OPENWE", "ATHER", "_KE", "Y = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "13ae44d6235de47a", "09629959788a5dae\""],
            ]),
        TokenRule("weatherapi-key", "api.weatherapi.com", beside: ["weatherapi"], ["<h31>"],
            finds: [["weathe", "rapi", "_ke", "y: \"", "a8104dc6ae22904", "453651063e67e1fc\""]],
            passesOver: [
                ["weathe", "rapi", "_ke", "y: \"", "0000000000000000000000000000000\""],
                ["other_commit: \"", "a8104dc6ae22904", "453651063e67e1fc\""],
            ]),
        TokenRule("accuweather-key", "dataservice.accuweather.com", beside: ["accuweather"], ["<A32>"],
            finds: [["ACCUWE", "ATHER", "_SE", "CRET = \"", "Ix8qqA6MKw632yo4", "gGj9cvA9ebQK4kvQ\""]],
            passesOver: [
                ["ACCUWE", "ATHER", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "Ix8qqA6MKw632yo4", "gGj9cvA9ebQK4kvQ\""],
            ]),
        TokenRule("weatherstack-key", "api.weatherstack.com", beside: ["weatherstack"], ["<h32>"],
            finds: [["weather", "stack", "_se", "cret: \"", "11ef76471c5d18f9", "e90d9537e3083e7f\""]],
            passesOver: [
                ["weather", "stack", "_se", "cret: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "11ef76471c5d18f9", "e90d9537e3083e7f\""],
            ]),
        TokenRule(
            "tomorrow-key", "api.tomorrow.io", beside: ["tomorrow_io", "tomorrow_api", "tomorrowio", "climacell"],
            ["<A32>"],
            finds: [["TOMORR", "OW_IO", "_SE", "CRET = \"", "AfOHaBeEe4kgDA1i", "jRW8cBX6fmJDQjMq\""]],
            passesOver: [
                ["TOMORR", "OW_IO", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "AfOHaBeEe4kgDA1i", "jRW8cBX6fmJDQjMq\""],
            ]),
        TokenRule(
            "visualcrossing-key", "weather.visualcrossing.com", beside: ["visualcrossing", "visual_crossing"],
            ["<U25>"],
            finds: [["VISUALCR", "OSSING", "_TO", "KEN: \"", "WKLHLJKURQVE", "BQZR1XJ6DJ78B\""]],
            passesOver: [
                ["VISUALCR", "OSSING", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "WKLHLJKURQVE", "BQZR1XJ6DJ78B\""],
            ]),
        TokenRule("maptiler-key", "api.maptiler.com", beside: ["maptiler"], ["<A20>", "<A30>"],
            finds: [["mapti", "ler", "_to", "ken = \"", "zJpGQeUlVe", "sFFleH7iyy\""]],
            passesOver: [
                ["mapti", "ler", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "zJpGQeUlVe", "sFFleH7iyy\""],
            ]),
        TokenRule("mapquest-key", "mapquestapi.com", beside: ["mapquest"], ["<A32>"],
            finds: [["MAPQU", "EST", "_TO", "KEN: \"", "x2y53RH3zsAlzV8G", "hF4IPgNhaGT1yA3w\""]],
            passesOver: [
                ["MAPQU", "EST", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "x2y53RH3zsAlzV8G", "hF4IPgNhaGT1yA3w\""],
            ]),
        TokenRule("radar-secret-key", "api.radar.io", ["prj_live_sk_<h40>", "prj_test_sk_<h40>"],
            finds: [["prj_li", "ve_sk_", "b64a17a7b9e8c709caa05e9ac3abff124ce5af07"]],
            passesOver: [["prj_li", "ve_sk_b64a"], ["prj_li", "ve_sk_0000000000000000000000000000000000000000"]]),
        TokenRule("positionstack-key", "api.positionstack.com", beside: ["positionstack"], ["<h32>"],
            finds: [["POSITIO", "NSTACK", "_KE", "Y: \"", "2baf1c9fce747f1b", "c35da6e2d773ddab\""]],
            passesOver: [
                ["POSITIO", "NSTACK", "_KE", "Y: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "2baf1c9fce747f1b", "c35da6e2d773ddab\""],
            ]),
        TokenRule("ipgeolocation-key", "api.ipgeolocation.io", beside: ["ipgeolocation"], ["<h32>"],
            finds: [["ipgeolo", "cation", "_to", "ken = \"", "7e268bb79d91ec2b", "c83bdfcfdf6291d5\""]],
            passesOver: [
                ["ipgeolo", "cation", "_to", "ken = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "7e268bb79d91ec2b", "c83bdfcfdf6291d5\""],
            ]),
        TokenRule("ipstack-key", "api.ipstack.com", beside: ["ipstack"], ["<h32>"],
            finds: [["IPST", "ACK", "_SE", "CRET = \"", "8f5b89a49d41814c", "b212322f54ba048b\""]],
            passesOver: [
                ["IPST", "ACK", "_SE", "CRET = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "8f5b89a49d41814c", "b212322f54ba048b\""],
            ]),
        TokenRule("ipinfo-token", "ipinfo.io", beside: ["ipinfo"], ["<h14>"],
            finds: [["ipin", "fo", "_to", "ken: \"", "73ef654", "fc0ddf4\""]],
            passesOver: [
                ["ipin", "fo", "_to", "ken: \"", "00000000000000\""],
                ["other_commit: \"", "73ef654", "fc0ddf4\""],
            ]),
        TokenRule("ipdata-key", "api.ipdata.co", beside: ["ipdata"], ["<h56>"],
            finds: [
                ["IPDA", "TA", "_SE", "CRET = \"", "f98c08696adad38edbbc99e2070b", "3300aa84515b4d848edd2d8b5779\""],
            ],
            passesOver: [
                ["IPDA", "TA", "_SE", "CRET = \"", "00000000000000000000000000000000000000000000000000000000\""],
                ["other_commit = \"", "f98c08696adad38edbbc99e2070b", "3300aa84515b4d848edd2d8b5779\""],
            ]),
        TokenRule("maxmind-license-key", "geoip.maxmind.com", ["<A6>_<A29>_mmk"],
            finds: [["IjnP12_soTe33oAEDXF9hbUBT99pPT1Guy0M_m", "mk"]],
            passesOver: [
                ["P12_soTe33oAEDXF9hbUBT99pPT1Guy0M_m", "mk"],
                ["xxxxxx_xxxxxxxxxxxxxxxxxxxxxxxxxxxxx_m", "mk"],
            ]),
        TokenRule("maxmind-license-key", "geoip.maxmind.com", beside: ["maxmind", "geoip"], ["<A16>"],
            finds: [["MAXM", "IND", "_KE", "Y: \"", "XgD2ZGWN", "UtQ7no9e\""]],
            passesOver: [
                ["MAXM", "IND", "_KE", "Y: \"", "xxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "XgD2ZGWN", "UtQ7no9e\""],
            ]),
        TokenRule("smarty-token", "smarty.com", beside: ["smartystreets", "smarty_auth"], ["<A20>"],
            finds: [["smartys", "treets", "_to", "ken: \"", "bEkiD6G4ZR", "JUu720uH8y\""]],
            passesOver: [
                ["smartys", "treets", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "bEkiD6G4ZR", "JUu720uH8y\""],
            ]),
        TokenRule("bing-maps-key", "dev.virtualearth.net", beside: ["bing_maps", "bingmaps", "bing_map"], ["A<w63>"],
            finds: [
                [
                    "bing_", "maps", "_se", "cret: \"", "A2oCUfLtI9CAztkcy6_VUbrb3wMl-WDj",
                    "YlFWbr1ah74jWwi9UFI3qY_-cYuYzurf\""
                ],
            ],
            passesOver: [
                [
                    "bing_", "maps", "_se", "cret: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                ["other_commit: \"", "A2oCUfLtI9CAztkcy6_VUbrb3wMl-WDj", "YlFWbr1ah74jWwi9UFI3qY_-cYuYzurf\""],
            ]),
        TokenRule("amap-key", "restapi.amap.com", beside: ["amap", "gaode"], ["<h32>"],
            finds: [["ama", "p", "_to", "ken = \"", "aee2fcff37737073", "9eaae6e5aa2df7e3\""]],
            passesOver: [
                ["ama", "p", "_to", "ken = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "aee2fcff37737073", "9eaae6e5aa2df7e3\""],
            ]),
        TokenRule("what3words-key", "api.what3words.com", beside: ["what3words", "w3w"], ["<U8>"],
            finds: [["WHAT3W", "ORDS", "_SE", "CRET = \"", "TDJS", "1U8K\""]],
            passesOver: [
                ["WHAT3W", "ORDS", "_SE", "CRET = \"", "xxxxxxxx\""],
                ["other_commit = \"", "TDJS", "1U8K\""],
            ]),
        TokenRule("thunderforest-key", "tile.thunderforest.com", beside: ["thunderforest"], ["<h32>"],
            finds: [["THUNDER", "FOREST", "_SE", "CRET: \"", "a80a101577c71402", "e2b7bce975e261f4\""]],
            passesOver: [
                ["THUNDER", "FOREST", "_SE", "CRET: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "a80a101577c71402", "e2b7bce975e261f4\""],
            ]),
        TokenRule("jawg-token", "tile.jawg.io", beside: ["jawg"], ["<A64>"],
            finds: [
                ["JAW", "G", "_KE", "Y = \"", "auMAxgsFgWSwvvSY4sBMvioLnJjtg1t0", "6YQ7EKOZNS77iVjyyJIw8GzAO6YMiFIQ\""],
            ],
            passesOver: [
                ["JAW", "G", "_KE", "Y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "auMAxgsFgWSwvvSY4sBMvioLnJjtg1t0", "6YQ7EKOZNS77iVjyyJIw8GzAO6YMiFIQ\""],
            ]),
        TokenRule("nasa-key", "api.nasa.gov", beside: ["nasa_api", "nasa_key"], ["<A40>"],
            finds: [["nasa_", "api", "_ke", "y = \"", "CmdXfxzIQB9hymZZolCF", "WwIBq8ZcbCFW6CSzkWZo\""]],
            passesOver: [
                ["nasa_", "api", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "CmdXfxzIQB9hymZZolCF", "WwIBq8ZcbCFW6CSzkWZo\""],
            ]),
        TokenRule("aviationstack-key", "api.aviationstack.com", beside: ["aviationstack"], ["<h32>"],
            finds: [["aviatio", "nstack", "_to", "ken = \"", "773c8670abc0d33b", "91c3a2ba66e4fc44\""]],
            passesOver: [
                ["aviatio", "nstack", "_to", "ken = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "773c8670abc0d33b", "91c3a2ba66e4fc44\""],
            ]),
        TokenRule("amadeus-secret", "api.amadeus.com", beside: ["amadeus"], ["<A16>"],
            finds: [["amad", "eus", "_to", "ken = \"", "UEIrB9ox", "iA2y6Pin\""]],
            passesOver: [
                ["amad", "eus", "_to", "ken = \"", "xxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "UEIrB9ox", "iA2y6Pin\""],
            ]),
        TokenRule("tfl-key", "api.tfl.gov.uk", beside: ["tfl_app", "tfl_key", "tfl_api"], ["<h32>"],
            finds: [["TFL_", "APP", "_KE", "Y = \"", "8e9b812eb931e556", "5b2054940d763aab\""]],
            passesOver: [
                ["TFL_", "APP", "_KE", "Y = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "8e9b812eb931e556", "5b2054940d763aab\""],
            ]),
    ]
}
