/** An answer that was stopped because nobody waits for it any more. */
export class QuestionAborted extends Error {
  override name = 'QuestionAborted'
  constructor() {
    super('The question was withdrawn before it was answered.')
  }
}
