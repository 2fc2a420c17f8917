import { reportFormats, type ReportFormat } from '../../reporters/report-formats';

/** Whoever makes this form of the verdict throws for as long as `act` takes. */
export async function withoutForm<T>(file: ReportFormat['file'], act: () => Promise<T>): Promise<T> {
  const format = reportFormats.find((each) => each.file === file) as { render: ReportFormat['render'] };
  const { render } = format;
  format.render = () => {
    throw new TypeError('on purpose');
  };
  try {
    return await act();
  } finally {
    format.render = render;
  }
}
