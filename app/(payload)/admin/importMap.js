import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { BlocksFeatureClient as BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { QRCodeBlockPreview as QRCodeBlockPreview_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineCodeFeatureClient as InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { AlignFeatureClient as AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { IndentFeatureClient as IndentFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ChecklistFeatureClient as ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { RelationshipFeatureClient as RelationshipFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { AlertsPanel as AlertsPanel_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { LoadedValues as LoadedValues_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { SymbolCell as SymbolCell_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { CodeCard as CodeCard_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { ShortURLCell as ShortURLCell_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { CodeField as CodeField_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { AliasesField as AliasesField_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { DomainField as DomainField_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { RulesField as RulesField_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { BetweenPassword as BetweenPassword_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { BetweenFields as BetweenFields_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { ProductField as ProductField_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { LinkTypeField as LinkTypeField_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { ProductFields as ProductFields_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { ScanPreview as ScanPreview_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { UTMInput as UTMInput_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { UTMFields as UTMFields_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { ScheduleFields as ScheduleFields_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { TagsField as TagsField_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { DesignField as DesignField_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { LatestScans as LatestScans_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { SalesPanel as SalesPanel_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { ForgetTests as ForgetTests_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { HistoryPanel as HistoryPanel_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { StatusCell as StatusCell_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { StatusField as StatusField_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { CampaignCell as CampaignCell_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { NumberCell as NumberCell_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { TimeCell as TimeCell_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { ActionsCell as ActionsCell_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { HealthCell as HealthCell_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { CodeFilters as CodeFilters_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { CodeQuota as CodeQuota_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { AnalyticsTab as AnalyticsTab_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { CampaignCockpit as CampaignCockpit_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { ScannedCodeCell as ScannedCodeCell_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { URLCell as URLCell_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { ReadableURL as ReadableURL_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { OutcomeCell as OutcomeCell_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { TrafficCell as TrafficCell_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { ScanMarks as ScanMarks_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { TrafficReasons as TrafficReasons_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { PlaceCell as PlaceCell_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { PlaceCredits as PlaceCredits_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { DeviceCell as DeviceCell_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { PersonPanel as PersonPanel_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { ScanSales as ScanSales_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { ScanFilters as ScanFilters_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { APIKeyPanel as APIKeyPanel_cb1f23c62f56d5686ad00775ce050dca } from 'payload-plugin-qr/client'
import { ContactPanel as ContactPanel_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { AnalyticsNavLink as AnalyticsNavLink_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { AlertsNavLink as AlertsNavLink_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { CRMNavLink as CRMNavLink_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { CheckInNavLink as CheckInNavLink_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { CheckInView as CheckInView_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { CRMView as CRMView_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { AlertsView as AlertsView_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { AnalyticsView as AnalyticsView_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { ScansWidget as ScansWidget_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { TopCodesWidget as TopCodesWidget_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { LatestScansWidget as LatestScansWidget_3006e18315845ea35e1b495e28308d0a } from 'payload-plugin-qr/rsc'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#BlocksFeatureClient": BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "payload-plugin-qr/client#QRCodeBlockPreview": QRCodeBlockPreview_cb1f23c62f56d5686ad00775ce050dca,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineCodeFeatureClient": InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#AlignFeatureClient": AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#IndentFeatureClient": IndentFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ChecklistFeatureClient": ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#RelationshipFeatureClient": RelationshipFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "payload-plugin-qr/rsc#AlertsPanel": AlertsPanel_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/client#LoadedValues": LoadedValues_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/rsc#SymbolCell": SymbolCell_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/rsc#CodeCard": CodeCard_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/client#ShortURLCell": ShortURLCell_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/rsc#CodeField": CodeField_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/client#AliasesField": AliasesField_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/rsc#DomainField": DomainField_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/client#RulesField": RulesField_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#BetweenPassword": BetweenPassword_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#BetweenFields": BetweenFields_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#ProductField": ProductField_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#LinkTypeField": LinkTypeField_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#ProductFields": ProductFields_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/rsc#ScanPreview": ScanPreview_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/client#UTMInput": UTMInput_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#UTMFields": UTMFields_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#ScheduleFields": ScheduleFields_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#TagsField": TagsField_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/rsc#DesignField": DesignField_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/rsc#LatestScans": LatestScans_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/rsc#SalesPanel": SalesPanel_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/rsc#ForgetTests": ForgetTests_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/client#HistoryPanel": HistoryPanel_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#StatusCell": StatusCell_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#StatusField": StatusField_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#CampaignCell": CampaignCell_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#NumberCell": NumberCell_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#TimeCell": TimeCell_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#ActionsCell": ActionsCell_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#HealthCell": HealthCell_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#CodeFilters": CodeFilters_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#CodeQuota": CodeQuota_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/rsc#AnalyticsTab": AnalyticsTab_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/client#CampaignCockpit": CampaignCockpit_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#ScannedCodeCell": ScannedCodeCell_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#URLCell": URLCell_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#ReadableURL": ReadableURL_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#OutcomeCell": OutcomeCell_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#TrafficCell": TrafficCell_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/rsc#ScanMarks": ScanMarks_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/client#TrafficReasons": TrafficReasons_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#PlaceCell": PlaceCell_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#PlaceCredits": PlaceCredits_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#DeviceCell": DeviceCell_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/rsc#PersonPanel": PersonPanel_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/rsc#ScanSales": ScanSales_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/client#ScanFilters": ScanFilters_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/client#APIKeyPanel": APIKeyPanel_cb1f23c62f56d5686ad00775ce050dca,
  "payload-plugin-qr/rsc#ContactPanel": ContactPanel_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/rsc#AnalyticsNavLink": AnalyticsNavLink_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/rsc#AlertsNavLink": AlertsNavLink_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/rsc#CRMNavLink": CRMNavLink_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/rsc#CheckInNavLink": CheckInNavLink_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/rsc#CheckInView": CheckInView_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/rsc#CRMView": CRMView_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/rsc#AlertsView": AlertsView_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/rsc#AnalyticsView": AnalyticsView_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/rsc#ScansWidget": ScansWidget_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/rsc#TopCodesWidget": TopCodesWidget_3006e18315845ea35e1b495e28308d0a,
  "payload-plugin-qr/rsc#LatestScansWidget": LatestScansWidget_3006e18315845ea35e1b495e28308d0a,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
