import type { Judged } from '../judge/verdict/evidence';
import { verdictFile } from '../judge/verdict/verdict-file';
import { reportFiles } from '../results/file-names';
import { badgeSvg } from './badge';
import { badgeData } from './badge-data';
import { ctrfReport } from './ctrf';
import { junitXml } from './junit';
import { summaryMarkdown } from './summary';

type ReportFile = (typeof reportFiles)[number];

/** A file of the results folder that says the verdict. */
export interface ReportFormat {
  readonly file: ReportFile;
  /** For whom it is, as the README says it. */
  readonly readers: string;
  readonly render: (judged: Judged) => string;
}

const forms: Readonly<Record<ReportFile, Omit<ReportFormat, 'file'>>> = {
  'conformance.json': {
    readers: 'other tools, and buyers who compare two vendors',
    render: ({ run, evidence }) => verdictFile(run, evidence),
  },
  'summary.md': {
    readers: 'the front page of a build or a pull request',
    render: ({ run, evidence }) => summaryMarkdown(run, evidence),
  },
  'junit.xml': {
    readers: 'the build server',
    render: ({ run, evidence }) => junitXml(run, evidence),
  },
  'ctrf.json': {
    readers: 'tools that read CTRF, the Common Test Report Format',
    render: ({ run, evidence }) => ctrfReport(run, evidence),
  },
  'badge.svg': {
    readers: 'a README',
    render: ({ run }) => badgeSvg(run),
  },
  'badge.json': {
    readers: 'shields.io, which draws a badge from it as an endpoint',
    render: ({ run }) => badgeData(run),
  },
};

/** Every form in which a run writes its verdict. */
export const reportFormats: readonly ReportFormat[] = reportFiles.map((file) => ({ file, ...forms[file] }));
