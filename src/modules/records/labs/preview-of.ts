import { blocksText } from '../in-words/blocks.ts'
import type { ReportInWords } from '../in-words/report.ts'

/** The first words of a report: what it concludes, else what it says. */
export const previewOf = (report: ReportInWords): string =>
  blocksText(report.conclusion.length > 0 ? report.conclusion : report.body.slice(0, 3)).slice(0, 400)
