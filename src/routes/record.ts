import { patient, type Route } from '../entry/web/route.ts'
import { recordPermissions } from '../modules/access/index.ts'
import { homePage } from '../modules/home/home.page.tsx'
import { carePlanPage } from '../modules/records/background/care-plan.page.tsx'
import { carePlansPage } from '../modules/records/background/care-plans.page.tsx'
import { careTeamPage } from '../modules/records/background/care-team.page.tsx'
import { familyHistoryPage } from '../modules/records/background/family-history.page.tsx'
import { onePage } from '../modules/records/background/one.page.tsx'
import { otherPage } from '../modules/records/background/other.page.tsx'
import { socialHistoryPage } from '../modules/records/background/social-history.page.tsx'
import { imagingPage } from '../modules/records/imaging/imaging.page.tsx'
import { picturePage } from '../modules/records/imaging/picture.page.tsx'
import { labsAhead, labsPage } from '../modules/records/labs/labs.page.tsx'
import { resultPage } from '../modules/records/labs/result.page.tsx'
import { testsPage } from '../modules/records/labs/tests.page.tsx'
import { overviewPage } from '../modules/records/overview/overview.page.tsx'
import { searchPage, searchResultsPage, takeSearch } from '../modules/records/overview/search.page.tsx'
import { allergiesPage } from '../modules/records/treatment/allergies.page.tsx'
import { allergyPage } from '../modules/records/treatment/allergy.page.tsx'
import { conditionPage } from '../modules/records/treatment/condition.page.tsx'
import { conditionsPage } from '../modules/records/treatment/conditions.page.tsx'
import { immunizationPage } from '../modules/records/treatment/immunization.page.tsx'
import { immunizationsPage } from '../modules/records/treatment/immunizations.page.tsx'
import { medicationPage } from '../modules/records/treatment/medication.page.tsx'
import { medicationsPage } from '../modules/records/treatment/medications.page.tsx'
import { procedurePage } from '../modules/records/treatment/procedure.page.tsx'
import { proceduresPage } from '../modules/records/treatment/procedures.page.tsx'
import { documentPage } from '../modules/records/visits/document.page.tsx'
import { documentFilePage } from '../modules/records/visits/document-file.page.tsx'
import { documentsPage } from '../modules/records/visits/documents.page.tsx'
import { visitPage } from '../modules/records/visits/visit.page.tsx'
import { visitsPage } from '../modules/records/visits/visits.page.tsx'
import { vitalsPage } from '../modules/records/vitals/vitals.page.tsx'

/** What is new, and the record. */
export const record: readonly Route[] = [
  // What is new; the record as a whole, and searching it
  patient('GET', '/', recordPermissions, homePage),
  patient('GET', '/records', recordPermissions, overviewPage),
  patient('GET', '/records/search', recordPermissions, searchPage),
  patient('POST', '/records/search', recordPermissions, takeSearch, { looks: true }),
  patient('GET', '/records/search/:id', recordPermissions, searchResultsPage),
  // The record: medicines, allergies, vaccines, health conditions, procedures
  patient('GET', '/records/medications', 'medications:read', medicationsPage),
  patient('GET', '/records/medications/:id', 'medications:read', medicationPage),
  patient('GET', '/records/allergies', 'records:read', allergiesPage),
  patient('GET', '/records/allergies/:id', 'records:read', allergyPage),
  patient('GET', '/records/immunizations', 'immunizations:read', immunizationsPage),
  patient('GET', '/records/immunizations/:id', 'immunizations:read', immunizationPage),
  patient('GET', '/records/conditions', 'records:read', conditionsPage),
  patient('GET', '/records/conditions/:id', 'records:read', conditionPage),
  patient('GET', '/records/procedures', 'records:read', proceduresPage),
  patient('GET', '/records/procedures/:id', 'records:read', procedurePage),
  // The record: visits, notes, documents and letters
  patient('GET', '/records/visits', 'records:read', visitsPage),
  patient('GET', '/records/visits/:id', 'records:read', visitPage),
  patient('GET', '/records/documents', 'documents:read', documentsPage),
  patient('GET', '/records/documents/:id', 'documents:read', documentPage),
  patient('GET', '/records/documents/:id/file/:n', recordPermissions, documentFilePage),
  // The record: vital signs, and all around it
  patient('GET', '/records/vitals', 'records:read', vitalsPage),
  patient('GET', '/records/care-team', 'records:read', careTeamPage),
  patient('GET', '/records/care-plans', 'records:read', carePlansPage),
  patient('GET', '/records/care-plans/:id', 'records:read', carePlanPage),
  patient('GET', '/records/family-history', 'records:read', familyHistoryPage),
  patient('GET', '/records/social-history', 'records:read', socialHistoryPage),
  patient('GET', '/records/other', recordPermissions, otherPage),
  patient('GET', '/records/other/:id', recordPermissions, onePage),
  // The record: results of tests
  patient(
    'GET',
    '/records/labs',
    'records:read',
    (request, db, portal) => labsPage(request, db, portal.drawnResults),
    { ahead: (query, portal) => labsAhead(query, portal.clinic.zone, portal.drawnResults) },
  ),
  patient('GET', '/records/labs/tests', 'records:read', testsPage),
  patient('GET', '/records/labs/:id', 'records:read', resultPage),
  // The record: x-rays, scans and other pictures
  patient('GET', '/records/imaging', 'records:read', imagingPage),
  patient('GET', '/records/imaging/:id', 'records:read', picturePage),
]
