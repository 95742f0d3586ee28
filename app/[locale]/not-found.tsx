import { notedLocale } from "./locale";
import { NotFoundView } from "./not-found-view";

// The framework draws this in the browser only; documents, which run no scripts, get /lost in its place.
export default function NotFoundPage() {
  return <NotFoundView locale={notedLocale()} />;
}
