extension StyleSheet {
  /// The scales, and the words.
  ///
  /// Sizes of type: 0.8, 0.9, 1, 1.2, 1.55, 2.3. Spaces: 0.25, 0.5, 1, 1.5, 2.5, 4.
  static let type = """
    :root{
    --serif:"Iowan Old Style","Palatino Linotype",Palatino,"Source Serif 4",Charter,Georgia,
    "Liberation Serif","Times New Roman",serif;
    --sans:"Inter","Source Sans 3","Segoe UI",-apple-system,BlinkMacSystemFont,"Helvetica Neue",
    "Noto Sans","Liberation Sans",Arial,sans-serif;
    --mono:"JetBrains Mono","SF Mono",Menlo,Consolas,"Liberation Mono","DejaVu Sans Mono",monospace;
    --s1:.25rem;--s2:.5rem;--s3:1rem;--s4:1.5rem;--s5:2.5rem;--s6:4rem;
    --small:.8rem;--note:.9rem;--h4:1rem;--h3:1.2rem;--h2:1.55rem;--h1:2.3rem}
    *{box-sizing:border-box}
    html{font-size:106.25%;-webkit-text-size-adjust:100%;text-size-adjust:100%;
    scroll-padding-top:var(--s3)}
    body{margin:0;background:var(--paper);color:var(--ink);font-family:var(--sans);line-height:1.6;
    font-kerning:normal;overflow-wrap:anywhere}
    h1,h2,h3,h4,h5,h6{font-family:var(--serif);font-weight:600;line-height:1.2;text-wrap:balance;
    margin:0;break-after:avoid}
    h1{font-size:var(--h1);letter-spacing:-.012em}
    h2{font-size:var(--h2);margin-top:var(--s6);padding-top:var(--s3);
    border-top:1px solid var(--rule)}
    h3{font-size:var(--h3);margin-top:var(--s5)}
    h4,h5,h6{font-size:var(--h4);margin-top:var(--s4)}
    p,ul,ol,dl,pre,details{margin:var(--s3) 0 0}
    p,li,dd,dt{text-wrap:pretty}
    ul,ol{padding-left:1.4em}
    li+li{margin-top:var(--s1)}
    li::marker{color:var(--soft-ink)}
    a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.18em}
    a:hover{text-decoration-thickness:2px}
    :focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
    code,pre{font-family:var(--mono);font-size:.88em}
    code{background:var(--surface);padding:.08em .3em;border-radius:3px;overflow-wrap:anywhere}
    code,strong,em,a,data{unicode-bidi:isolate}
    data{font-variant-numeric:tabular-nums lining-nums;white-space:nowrap}
    p data,li data,dd data{font-variant-numeric:lining-nums}
    data[title]{cursor:help}
    .hidden{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;
    clip-path:inset(50%);white-space:nowrap}

    """

  /// The frame of a page: header, contents, body, footer.
  static let page = """
    .skip{position:absolute;left:var(--s3);top:-4rem;background:var(--paper);color:var(--accent);
    padding:var(--s2) var(--s3);z-index:2}
    .skip:focus{top:var(--s2)}
    .site,.banners,main,.colophon{max-width:74rem;margin:0 auto;padding:0 var(--s4)}
    .site{display:flex;flex-wrap:wrap;align-items:baseline;gap:var(--s1) var(--s4);
    padding-top:var(--s3);padding-bottom:var(--s3);font-size:var(--note)}
    .site-name{margin:0;font-family:var(--serif);font-weight:600;font-size:var(--h4)}
    .site ul{min-width:0;display:flex;flex-wrap:wrap;gap:var(--s1) var(--s3);list-style:none;margin:0;padding:0}
    .site li+li{margin:0}
    .site a{display:inline-block;padding:var(--s1) 0;color:var(--soft-ink);text-decoration:none;
    border-bottom:2px solid transparent}
    .site a:hover{color:var(--accent);border-color:var(--rule)}
    .site a[aria-current]{color:var(--ink);font-weight:600;border-color:var(--claim)}
    .banners{margin-bottom:var(--s3)}
    .banners .note{margin-top:var(--s2)}
    main{display:grid;grid-template-columns:13rem minmax(0,1fr);column-gap:var(--s5);
    padding-top:var(--s5)}
    main:focus{outline:none}
    .opening{grid-column:2;max-width:46rem}
    .lead{font-family:var(--serif);font-size:1.25rem;line-height:1.5;color:var(--ink);
    margin-top:var(--s3)}
    .contents{grid-column:1;grid-row:1/span 2;position:sticky;top:var(--s4);align-self:start;
    max-height:calc(100vh - 3rem);overflow-y:auto;font-size:var(--small);line-height:1.4;
    padding-top:var(--s2)}
    .contents p{margin:0 0 var(--s2);color:var(--soft-ink);font-weight:600}
    .contents ul{list-style:none;margin:0;padding:0 0 0 var(--s3);border-left:1px solid var(--rule)}
    .contents ul ul{border:0;padding-left:.75rem}
    .contents li,.contents li+li{margin:0}
    .contents a{display:block;padding:var(--s1) 0;color:var(--soft-ink);text-decoration:none}
    .contents a:hover{color:var(--accent);text-decoration:underline}
    .body{grid-column:2;min-width:0}
    .alone .opening,.alone .body{grid-column:1/-1}
    .body p,.body>section>ul,.body>section>ol,.body>section>section>ul,.body>section>section>ol,
    .body dl,.body .note,.body h2,.body h3,.body h4,.body h5,.body h6{max-width:46rem}
    .colophon{margin-top:var(--s6);padding-top:var(--s3);padding-bottom:var(--s5);
    color:var(--soft-ink);font-size:var(--small)}
    .colophon p{margin:0 0 var(--s1);border-top:1px solid var(--rule);padding-top:var(--s3)}
    .colophon p+p{border:0;padding-top:0}

    """
}
