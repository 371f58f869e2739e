extension StyleSheet {
  /// Pictures: a title, what it shows, one of two drawings, the numbers.
  static var charts: String { figure + shapes + ramps }

  private static let figure = """
    .chart{margin:var(--s5) 0 0;max-width:46rem}
    .chart+.chart{margin-top:var(--s5)}
    .chart p{margin:0;max-width:46rem}
    .chart .chart-title{font-family:var(--serif);font-weight:600;font-size:1.1rem;line-height:1.3}
    .chart .finding{margin-top:var(--s1);color:var(--soft-ink)}
    .chart svg{display:block;width:100%;max-width:45rem;height:auto;margin-top:var(--s3);
    overflow:visible;font-family:var(--sans);font-variant-numeric:tabular-nums lining-nums}
    .chart svg.narrow{display:none;max-width:30rem}
    .chart .footnote{margin-top:var(--s2)}
    .chart details{margin-top:var(--s2);border:0}
    .chart summary{font-weight:400;font-size:var(--small);color:var(--soft-ink);padding:var(--s1) 0}
    .chart .table{margin-top:var(--s2)}
    @media screen and (max-width:44rem){
    .chart svg.wide{display:none}
    .chart svg.narrow{display:block}
    }
    @media print{
    .chart{break-inside:avoid}
    .chart details{display:none}
    }

    """

  private static let shapes = """
    .chart .neutral{--tone:var(--neutral);--mark:var(--neutral-mark)}
    .chart .claim{--mark:var(--claim-mark)}
    .chart .opinion{--mark:var(--opinion-mark)}
    .chart .good{--mark:var(--good-mark)}
    .chart .warning{--mark:var(--warning-mark)}
    .chart .danger{--mark:var(--danger-mark)}
    .chart path{fill:none;stroke-linejoin:round}
    .chart text{font-size:13px;fill:var(--ink)}
    .chart .tick,.chart .axis-title,.chart .remark,.chart .value,.chart .inside{font-size:12px}
    .chart .tick,.chart .axis-title,.chart .remark{fill:var(--soft-ink)}
    .chart .value{fill:var(--tone,var(--ink))}
    .chart .direct{fill:var(--tone,var(--ink));font-weight:600}
    .chart .direct,.chart .label,.chart .value{paint-order:stroke;stroke:var(--paper);
    stroke-width:3px;stroke-linejoin:round}
    .chart .inside{fill:var(--paper);font-weight:600}
    .chart .empty{fill:var(--soft-ink)}
    .chart .grid{stroke:var(--rule);stroke-width:1}
    .chart .baseline,.chart .tick-mark{stroke:var(--soft-ink);stroke-width:1}
    .chart .bar{fill:var(--mark)}
    .chart .bar.quiet{fill-opacity:.55}
    .chart .solid{fill:var(--tone);stroke:var(--paper);stroke-width:1.5}
    .chart .solid.quiet{fill:var(--mark)}
    .chart .band{fill:var(--mark);fill-opacity:.2}
    .chart .area{fill:var(--mark);fill-opacity:.3;stroke:var(--tone);stroke-width:1.25}
    .chart .line{stroke:var(--tone);stroke-width:2}
    .chart .line.strong{stroke-width:3}
    .chart .line.quiet{stroke-width:1.5}
    .chart .interval{stroke:var(--tone);stroke-width:1.5}
    .chart .whisker{stroke:var(--ink);stroke-width:1.25}
    .chart .dot{fill:var(--tone);stroke:var(--paper);stroke-width:1.5}
    .chart .dot.quiet{fill:var(--mark);fill-opacity:.7;stroke:none}
    .chart .rule{stroke:var(--tone);stroke-width:1.5;stroke-dasharray:5 3}
    .chart .leader{stroke:var(--soft-ink);stroke-width:1}
    .chart .box{fill:var(--tone-surface);stroke:var(--tone);stroke-width:1}
    .chart .dashed{stroke-dasharray:8 4}
    .chart .dotted{stroke-dasharray:2 4}
    .chart .dashdotted{stroke-dasharray:9 4 2 4}
    .chart .bar:hover,.chart .solid:hover,.chart .cell:hover{stroke:var(--ink);stroke-width:1.5}

    """

  private static var ramps: String {
    func rules(_ value: (Palette.Colour) -> String) -> String {
      Palette.ramps.map { step in
        ".chart .\(step.fill.name){fill:\(value(step.fill))}"
          + ".chart .\(step.words.name){fill:\(value(step.words))}"
      }.joined(separator: "\n")
    }
    return """
      \(rules(\.light))
      @media screen and (prefers-color-scheme:dark){
      \(rules(\.dark))
      }

      """
  }
}
