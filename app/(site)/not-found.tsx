/** Shown inside the site's frame. */
export default function NotFound() {
  return (
    <main className="inner text">
      <h1>Offside</h1>
      <p>There is no page at this address.</p>
      <p>
        <a href="/">Back to the club</a>
      </p>
    </main>
  )
}
