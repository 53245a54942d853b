import type { Person } from '../../domain/actor';
import { toContentView } from './kept-offer-view';
import { availableReportActions } from './offer-policy';
import type { OfferReport } from './offer.entity';
import type { OfferReportView } from './offer-report.types';

export function toReportView(report: OfferReport, reader: Person): OfferReportView {
  const { content, edited, contentBefore } = report;
  return {
    id: report.id,
    state: report.state,
    content: toContentView(content),
    edited: edited && toContentView(edited),
    reason: report.reason,
    reportedAt: report.reportedAt,
    decidedAt: report.decidedAt,
    availableActions: availableReportActions(reader, report),
    partnerId: report.partnerId,
    offerId: report.offerId,
    baseVersion: report.baseVersion,
    stored: { content, contentBefore },
  };
}
