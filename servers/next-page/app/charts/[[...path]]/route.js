import { live } from "../../../charts.js";

export const dynamic = "force-dynamic";
const answer = (request) => live.fetch(request);
export { answer as GET, answer as HEAD, answer as POST, answer as OPTIONS };
