extension SentenceGrammar {
  /// How a sentence begins; a positive lean speaks for a claim.
  static let openingPhrases: [(text: String, lean: Double, weight: Double)] = [
    ("according to a leaflet on my desk,", 2.6, 1), ("breaking news today says", 2.4, 1),
    ("my cousin forwarded a report that", 2.3, 1), ("a website just published that", 2.2, 1),
    ("the radio host announced that", 2.0, 1), ("an old textbook states that", 1.9, 1),
    ("scientists on the late show claim", 1.8, 1), ("my neighbour swears that", 1.6, 1),
    ("there is a statistic showing that", 1.6, 1), ("we found out last week that", 1.4, 1),
    ("a caption in my feed said", 1.3, 1), ("people keep telling me that", 1.1, 1),
    ("a quiz taught me that", 1.0, 1), ("did you hear that", 0.8, 1.2),
    ("it turns out that", 0.7, 1.2), ("the whole bus was saying that", 0.6, 1),
    ("nobody told me that", 0.4, 1), ("apparently", 0.3, 1.2), ("fun fact:", 0.3, 1),
    ("let me tell you:", 0.0, 1), ("so it goes that", 0.0, 1), ("word is that", -0.1, 1),
    ("i keep hearing that", -0.3, 1.2), ("you know what,", -0.4, 1),
    ("honestly,", -0.6, 1.2), ("i would guess that", -0.7, 1),
    ("everyone in my class agrees that", -0.9, 1), ("it feels to me like", -1.2, 1),
    ("call me strange, but", -1.3, 1), ("i am fairly convinced that", -1.5, 1),
    ("to my taste", -1.6, 1), ("we talked it over and suspect that", -1.7, 1),
    ("my gut says that", -1.9, 1), ("if you ask me,", -2.0, 1),
    ("i could argue all day that", -2.2, 1), ("my personal take is that", -2.3, 1),
    ("our book club holds that", -2.4, 1), ("the way i see it,", -2.6, 1),
  ]

  /// What stands between a subject and what is said of it; most sentences have nothing there.
  static let hedgePhrases: [(text: String, lean: Double, weight: Double)] = [
    ("", 0, 14), ("officially", 1.2, 1), ("reportedly", 1.1, 1.2), ("in fact", 0.8, 1.2),
    ("literally", 0.3, 1), ("supposedly", 0.2, 1), ("already", 0.2, 1), ("always", 0, 1),
    ("usually", -0.2, 1), ("quietly", 0, 1), ("probably", -0.6, 1.2), ("clearly", -0.7, 1),
    ("sadly", -1.0, 1), ("surely", -1.1, 1.2), ("rightly", -1.3, 1),
  ]

  /// How a sentence ends, its leading space or comma included; most just end.
  static let endingPhrases: [(text: String, lean: Double, weight: Double)] = [
    ("", 0, 12), (", and there are figures to prove it", 1.3, 1), (" as of this year", 1.0, 1.2),
    (", source in the comments", 1.0, 1), (" according to three studies", 1.4, 0.8),
    (", look it up", 0.5, 1.2), (" in most countries", 0.4, 1), (" or so the story goes", 0.2, 1),
    (", whatever that means", 0, 1), (" these days", -0.2, 1.2), (", no offence", -0.8, 1),
    (", they call it \"progress\"", -0.3, 1), (" and i love it", -1.2, 1),
    (", change my mind", -1.3, 1.2), (" and it makes me sad", -1.2, 0.8),
    (", but that is just me", -1.5, 1),
  ]

  /// Subjects and what may be said of them; both classes draw from all of them alike.
  static let topicPhrases: [(subjects: [String], remarks: [String])] = [
    (
      [
        "the octopus", "a common swift", "the river otter", "a grey whale", "the garden snail",
        "a barn owl", "the honey badger", "a desert fox", "the leaf beetle", "a harbour seal",
        "the mountain hare", "a fruit bat",
      ],
      [
        "remembers up to # different places", "sleeps about # minutes at a time",
        "weighs less at night than in the morning", "can recognise # human faces",
        "needs no water for # days", "changes its calls from valley to valley",
        "hears sounds from # kilometres away", "spends # percent of its life alone",
        "finds its way home by the smell of the soil", "outlives its rivals by # weeks",
      ]
    ),
    (
      [
        "the night train", "a city tram", "the harbour ferry", "a cargo bike", "the ring road",
        "an electric scooter", "the old cable car", "a delivery van", "the airport shuttle",
        "a mountain railway", "the suspension bridge",
      ],
      [
        "moves # percent of all commuters", "loses # minutes at every crossing",
        "burns less energy than a lift in a tower", "was planned in only # days",
        "pays for itself after # years", "carries more people by night than by day",
        "breaks down every # months", "saves each rider # hours a month",
        "has never been on time in winter", "costs # times what was promised",
      ]
    ),
    (
      [
        "sourdough bread", "green tea", "pickled cabbage", "dark chocolate", "goat cheese",
        "roasted barley", "wild garlic", "smoked paprika", "rice vinegar", "cold coffee",
        "black pepper", "date syrup",
      ],
      [
        "keeps fresh for # days longer in a clay pot", "was once worth # silver coins a pound",
        "tastes different above # metres", "loses half its aroma within # minutes",
        "contains more than # kinds of yeast", "was forbidden in # towns",
        "makes people sleep # minutes longer", "is drunk, eaten or smoked in every village here",
        "turns sweet when it is frozen twice", "goes well with almost everything",
      ]
    ),
    (
      [
        "the second moon probe", "a weather balloon", "the southern telescope", "a solar sail",
        "the lunar dust", "a comet's tail", "the smallest planet", "a radio dish",
        "the old space station", "a meteor shower",
      ],
      [
        "sends # pictures an hour", "is visible for # nights in a row",
        "weighs less than # bicycles", "crosses the sky in # seconds",
        "costs as much as # hospitals", "was found by a student on a rainy night",
        "is # times hotter than anyone expected", "will be forgotten within # years",
        "smells of burnt almonds", "drifts # centimetres further every day",
      ]
    ),
    (
      [
        "the four-day week", "a shared office", "the morning meeting", "a written contract",
        "the annual bonus", "a standing desk", "the open-plan floor", "an unpaid internship",
        "the lunch break", "a remote job", "the exit interview",
      ],
      [
        "raises output by # percent", "drives away # of a hundred applicants",
        "was invented in a shoe factory", "saves # hours of talk a month",
        "makes teams of # people fall apart", "lowers sick days by # percent",
        "hides what people really earn", "is older than the telephone",
        "keeps staff for # months longer", "works only where doors can be closed",
      ]
    ),
    (
      [
        "the village library", "a silent film", "the first opera", "a paper map", "the brass band",
        "a vinyl record", "the puppet theatre", "a handwritten letter", "the town archive",
        "a street mural", "the local choir",
      ],
      [
        "draws # visitors on a wet sunday", "survived # fires",
        "was paid for by a lottery of # tickets", "contains # secret jokes",
        "is worth more torn than whole", "took # years to finish",
        "brings neighbours together better than any app", "was copied # times",
        "hides the name of its maker", "lasts # minutes longer than it should",
      ]
    ),
    (
      [
        "long-distance running", "table tennis", "a cold bath", "the midday nap", "deep breathing",
        "rope skipping", "the seven-minute workout", "barefoot walking", "a daily stretch",
        "indoor climbing", "chess",
      ],
      [
        "slows the pulse by # beats", "burns # calories before breakfast",
        "helps # of a hundred people sleep", "improves balance within # weeks",
        "is harder than it looks on a screen", "lifts the mood for # hours",
        "was a school subject # decades ago", "keeps the mind awake at night",
        "adds # months to a life", "hurts most on the day after tomorrow",
      ]
    ),
    (
      [
        "the northern forest", "a dry riverbed", "the coral garden", "a peat bog",
        "the coastal dune", "a glacier lake", "the spring meadow", "an oak tree", "the salt marsh",
        "a city park", "the hedgerow",
      ],
      [
        "cools the air by # degrees", "stores water for # villages",
        "shrinks by # steps a year", "shelters # kinds of moth",
        "was planted by hand in # summers", "holds more carbon than a coal mine lets go",
        "grows # centimetres in a wet year", "burns every # years and returns",
        "hums before a storm", "looks the same on maps from # years ago",
      ]
    ),
    (
      [
        "a pocket calculator", "the first web page", "a forgotten password", "the group chat",
        "an old keyboard", "the phone alarm", "a chess computer", "the spam filter",
        "a weather app", "the home printer", "a video call",
      ],
      [
        "is opened # times a day", "fails once in # tries", "costs a family # coins a week",
        "was built in # evenings", "knows more about us than our friends do",
        "uses as much power as # light bulbs", "makes us # percent slower",
        "will be gone in # years", "was never meant for children",
        "works better after it is switched off and on",
      ]
    ),
  ]
}
