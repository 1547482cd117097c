/** What the desk judges itself: hypotheses with leave-one-out, grades with their days, and how good its probabilities were. */
import { useModel } from '../model/model-context.js';
import { Warnings } from '../parts/warnings.js';
import { say } from '../words/say.js';
import { DeskSection } from './desk-section.js';
import { CredibilitySection, SourcesSection } from './grade-tables.js';
import css from './pages.module.css';
import { QuestionSection } from './question-section.js';

export function GradingPage() {
  const { run } = useModel();
  const { sources, evidence, questions, assessed, warnings } = run.grading;
  const isEmpty = sources.length + evidence.length + questions.length + assessed.length === 0;
  return (
    <>
      <h1>{say('grading.title')}</h1>
      <p className={css.lede}>{say('grading.lede')}</p>
      {isEmpty && (
        <p className={css.note}>
          {say('grading.none')} {say('grading.none.next')}
        </p>
      )}
      {questions.map((question) => (
        <QuestionSection key={question.id} question={question} />
      ))}
      {sources.length > 0 && <SourcesSection sources={sources} />}
      {evidence.length > 0 && <CredibilitySection evidence={evidence} />}
      {assessed.length > 0 && <DeskSection grading={run.grading} />}
      <Warnings warnings={warnings} />
    </>
  );
}
