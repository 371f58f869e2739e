extension StyleSheet {
  /// Notes, figures, definitions, folded parts.
  static let parts = """
    .note{margin-top:var(--s4);padding:var(--s3);border-left:4px solid var(--tone);
    background:var(--tone-surface);border-radius:0 4px 4px 0;font-size:var(--note)}
    .note+.note{margin-top:var(--s2)}
    .note p{margin:0}
    .note .note-title{font-weight:600;color:var(--tone);margin-right:.35em}
    .neutral{--tone:var(--neutral);--tone-surface:var(--neutral-surface)}
    .claim{--tone:var(--claim);--tone-surface:var(--claim-surface)}
    .opinion,.info{--tone:var(--opinion);--tone-surface:var(--opinion-surface)}
    .good{--tone:var(--good);--tone-surface:var(--good-surface)}
    .warning{--tone:var(--warning);--tone-surface:var(--warning-surface)}
    .danger{--tone:var(--danger);--tone-surface:var(--danger-surface)}
    .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(10.5rem,1fr));gap:var(--s3);
    margin:var(--s4) 0 0;max-width:none}
    .figure{border-top:3px solid var(--tone);padding:var(--s2) 0 0}
    .figure dt{font-size:var(--small);color:var(--soft-ink);line-height:1.35}
    .figure dd{margin:0}
    .figure .value{font-family:var(--serif);font-size:1.9rem;line-height:1.25;font-weight:600}
    .figure .remark{font-size:var(--small);color:var(--soft-ink);line-height:1.4}
    .terms dt{font-weight:600;margin-top:var(--s3)}
    .terms dd{margin:0;padding-left:var(--s4)}
    pre{background:var(--surface);border:1px solid var(--rule);border-radius:4px;padding:var(--s3);
    overflow-x:auto;line-height:1.45;tab-size:4}
    details{border-top:1px solid var(--rule);border-bottom:1px solid var(--rule)}
    details+details{margin-top:-1px}
    .body details:not(:has(.table)){max-width:46rem}
    summary{cursor:pointer;padding:var(--s2) 0;font-weight:600;font-size:var(--note)}
    summary:hover{color:var(--accent)}
    details[open]{padding-bottom:var(--s3)}
    details>*+*{margin-top:var(--s2)}

    """

  /// Tables scroll inside their own frame; the page never does.
  static let tables = """
    .table{position:relative;margin-top:var(--s4);overflow-x:auto;max-width:100%;
    background:linear-gradient(to right,transparent,var(--paper) 70%) right -2px top -2px/2.5rem
    calc(100% + 4px) no-repeat local,
    linear-gradient(to right,transparent,var(--rule)) right/.8rem 100% no-repeat scroll;
    scrollbar-width:thin;scrollbar-color:var(--rule) transparent}
    table{border-collapse:collapse;font-size:var(--note);line-height:1.4;min-width:min(100%,30rem)}
    caption{caption-side:top;text-align:left;padding-bottom:var(--s2);color:var(--soft-ink)}
    caption span{position:sticky;left:0;display:inline-block;
    max-width:min(44rem,calc(100vw - 3rem))}
    th,td{padding:.36rem .7rem;text-align:left;vertical-align:baseline;max-width:28rem;
    overflow-wrap:break-word}
    th:first-child,td:first-child{padding-left:.35rem}
    thead th{font-weight:600;color:var(--soft-ink);vertical-align:bottom;
    border-bottom:1.5px solid var(--ink);font-size:var(--small)}
    thead th[scope=colgroup]{text-align:center;border-bottom:1px solid var(--rule)}
    .unit{font-weight:400;white-space:nowrap}
    tbody tr{border-bottom:1px solid var(--rule)}
    tbody tr:last-child{border-bottom:1.5px solid var(--ink)}
    tbody th{font-weight:500;min-width:8rem}
    tbody tr:hover{background:var(--surface)}
    td.number,th.number{text-align:right;font-variant-numeric:tabular-nums lining-nums}
    td.number{white-space:nowrap}
    td:not(.number){min-width:6rem}
    tr.strong td,tr.strong th{font-weight:700}
    tr.quiet td,tr.quiet th{color:var(--soft-ink)}
    tr.toned{background:var(--tone-surface)}
    tr.toned>:first-child{padding-left:.7rem}
    tr.toned th{box-shadow:inset 3px 0 0 var(--tone)}
    .range{display:block;font-size:var(--small);font-weight:400;color:var(--soft-ink)}
    .missing{color:var(--soft-ink)}
    .footnote{font-size:var(--small);color:var(--soft-ink);margin-top:var(--s2)}

    """

  /// A telephone held upright.
  static let narrow = """
    @media (max-width:62rem){
    main{display:block;padding-top:var(--s3)}
    .contents{position:static;max-height:none;margin-top:var(--s4);padding:var(--s3);
    background:var(--surface);border-radius:4px}
    .contents ul{border:0;padding:0}
    .contents ul ul{display:none}
    .contents>ul{columns:14rem;column-gap:var(--s4)}
    }
    @media (max-width:40rem){
    :root{--h1:1.8rem;--h2:1.4rem;--h3:1.15rem;--s6:3rem;--s5:2rem}
    .site,.banners,main,.colophon{padding-left:var(--s3);padding-right:var(--s3)}
    .lead{font-size:1.12rem}
    .figures{grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr))}
    .figure .value{font-size:1.5rem}
    th,td{padding:.36rem .5rem}
    }

    """

  /// A4, without what only a screen can use.
  static let print = """
    @page{size:A4;margin:18mm 16mm}
    @media print{
    :root{color-scheme:light}
    html{font-size:80%}
    body{background:none}
    .site,.contents,.skip,.renderings{display:none}
    main{display:block;padding-top:0}
    .site,.banners,main,.colophon{max-width:none;padding-left:0;padding-right:0}
    .opening,.body h2,.body p,.body dl,.body .note,.body details:not(:has(.table))
    {max-width:none}
    h2{margin-top:var(--s5)}
    .note,.figure,tr{break-inside:avoid}
    tr:nth-last-child(-n+2){break-before:avoid}
    thead{display:table-header-group}
    table{min-width:0;font-size:.68rem}
    th,td{padding:.22rem .28rem}
    td:not(.number){min-width:0}
    td data{white-space:normal}
    .table,pre{overflow:visible;background:none}
    pre{white-space:pre-wrap}
    a{color:inherit}
    details::details-content{content-visibility:visible;block-size:auto}
    }

    """
}
