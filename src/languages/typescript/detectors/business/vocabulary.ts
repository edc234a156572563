/**
 * Words that tell what a value stands for. They never make a value domain data, which only its origin can do; they free what a
 * router is there for (paging, outcomes of calls), and tell calls that read from calls that change something.
 */

/** Parameters of a list: the router reads, defaults and bounds them. */
const PAGING = /^(page|pages|pageno|pagenum|pagenumber|pageindex|pagesize|perpage|itemsperpage|limit|offset|skip|take|cursor|after|before|first|last|start|end|from|to|sort|sortby|sortorder|order|orderby|direction|dir|totalpages|pagecount|lastpage|nextpage|prevpage|hasmore|hasnext|hasprevious|hasnextpage|hasprevpage|nextcursor|currentpage|maxresults|top)$/;

/** What a call says about its own success. */
const OUTCOME = /^(ok|success|succeeded|successful|error|errors|err|errorcode|errno|statuscode|httpstatus|affected|affectedrows|rowcount|changes|changedrows|modifiedcount|deletedcount|matchedcount|insertedcount|upsertedcount|numaffected|acknowledged|valid|isvalid|isok|iserr|iserror|issuccess|haserror|haserrors)$/;
/** Names that say so of a call which does something; of a thing that was looked up, they are its fields. */
const MAYBE_OUTCOME = /^(code|kind|tag|_tag|outcome|result|message|data|value)$/;

/** Values that name an outcome of a call instead of a state of the domain. */
const OUTCOME_VALUE = /^(ok|success|succeeded|done|fail|failed|failure|error|err|invalid|valid|not[-_ ]?found|notfound|missing|unauthori[sz]ed|forbidden|denied|conflict|exists|already[-_ ]?exists|duplicate|unknown|none|left|right|rejected|fulfilled|timeout|cached|hit|miss)$/i;

/** Parts of a request or response that are HTTP's own. */
const PROTOCOL = /^(headers?|cookies?|signedcookies|method|url|path|pathname|baseurl|originalurl|ips?|hosts?|hostname|port|protocol|scheme|secure|signal|nexturl|route|routepath|router|res|response|reply|raw|log|logger|id|requestid|reqid|socket|connection|accepts|accepted|is|type|get|header|status|statuscode|t|i18n|locale|locals?lang|language|origin|referer|referrer|useragent|fresh|stale|subdomains|xhr|httpversion|waituntil|executionctx|geo|env|sse)$/;

/** Parts of a request that the client sent. */
const BODY = /^(body|rawbody|parsedbody|parsedinput|clientinput|validatedbody|input|rawinput|payload|dto|data|json|form|formdata|fields|args|variables|valid|validated|validateddata)$/;
const QUERY = /^(query|querystring|searchparams|queryparams|filters?)$/;
const PARAMS = /^(params?|pathparams|pathparameters|routeparams)$/;
const FILE = /^(files?|upload|uploadedfile)$/;
const USER = /^(user|currentuser|authuser|session|auth|identity|principal|account|member|viewer|actor|jwt|token|claims|me|admin|loggedinuser|requser|userid|currentuserid)$/;
/** Carriers that say nothing by themselves: the value is somewhere below. */
const CARRIER = /^(req|request|ctx|context|c|event|evt|state|locals|var|guard|props)$/;
/** What the framework hands to a handler for its own sake. */
const PLUMBING = /^_?(res|response|reply|next|done|resp|set|error|err|_)$/;

const lower = (name: string): string => name.replaceAll('-', '').toLowerCase();

/** Of the names of a list's parameters, those that as often name a thing: an order, a start. They count where they are the last. */
const AMBIGUOUS_PAGING = /^(after|before|first|last|start|end|from|to|order|top|dir|direction|sort)$/;

export const isPagingPath = (names: readonly string[]): boolean => names.some((name, index) => isPagingName(name) && (index === names.length - 1 || !AMBIGUOUS_PAGING.test(lower(name))));

export const isPagingName = (name: string): boolean => PAGING.test(lower(name)) || /^(page|limit(?!s)|offset|skip|cursor)|(page|limit|offset|cursor|pages)$/i.test(name);
export const isOutcomeName = (name: string, ofLookup = false): boolean => OUTCOME.test(lower(name)) || (!ofLookup && MAYBE_OUTCOME.test(lower(name)));
export const isOutcomeValue = (value: string): boolean => OUTCOME_VALUE.test(value);

/** Where a name below a request, a context or a handler's options leads. */
export function requestPart(name: string): 'body' | 'query' | 'params' | 'file' | 'user' | 'protocol' | 'carrier' | undefined {
  const plain = lower(name).replace(/^_+/, '');
  if (CARRIER.test(plain)) return 'carrier';
  if (BODY.test(plain)) return 'body';
  if (QUERY.test(plain)) return 'query';
  if (PARAMS.test(plain)) return 'params';
  if (FILE.test(plain)) return 'file';
  if (USER.test(plain) || /(user|session)$/i.test(name)) return 'user';
  if (PROTOCOL.test(plain)) return 'protocol';
  return undefined;
}

export const isPlumbingName = (name: string): boolean => PLUMBING.test(name);
export const isCarrierName = (name: string): boolean => CARRIER.test(lower(name).replace(/^_+/, ''));

/** First words of functions that change something. */
const CHANGES = new Set(
  `create insert add update upsert edit patch put delete remove destroy drop save store persist write set replace rename move copy clone import
   send resend upload publish emit dispatch enqueue queue schedule trigger notify broadcast invite register signup
   assign unassign attach detach link unlink connect disconnect join leave approve reject accept decline confirm cancel revoke archive unarchive
   restore recover transfer charge capture refund pay bill grant deny mark complete finalize close reopen lock unlock enable disable
   activate deactivate suspend ban block unblock apply process start stop restart deploy redeploy reset rotate redeem consume
   increment decrement increase decrease change merge sync append push bulk soft hard ensure upgrade downgrade renew expire purge clear`.trim().split(/\s+/),
);

/** Of those, the ones that say so little that only a database or an awaited call of another layer gives them weight. */
const VAGUE = new Set(['set', 'process', 'apply', 'start', 'stop', 'close', 'connect', 'disconnect', 'clear', 'push', 'append', 'copy', 'clone', 'merge', 'ensure', 'join', 'leave', 'link', 'mark', 'bulk', 'import', 'add', 'write', 'put', 'reset', 'lock', 'unlock', 'trigger', 'store', 'queue', 'confirm']);

/** What a call changes is not the domain: answers, logs, caches, metrics, sessions, audit trails. */
const TECHNICAL = /(cache|cookie|header|log|logger|logs|metric|metrics|telemetry|analytics|trace|span|audit|tracking|response|json|error|flash|session|timer|timeout|interval|state|context|scope|tag|breadcrumb|locale|status|lock|mutex|abort|listener|interceptor)s?$/i;

const words = (name: string): string[] => name.replace(/^[_$#]+/, '').replace(/([a-z0-9])([A-Z])/g, '$1 $2').split(/[\s_]+/).map((word) => word.toLowerCase());

/** True for a function whose name says that it changes something. */
export function isChangeName(name: string): boolean {
  const [first = ''] = words(name);
  return CHANGES.has(first);
}

/** Methods of classes that are one operation each, and called after it: `new CloseAccount(users).execute(id)`. */
const OPERATIONS = /^(execute|exec|run|handle|perform|invoke)$/;
export const isOperationName = (name: string): boolean => OPERATIONS.test(name);

/** First words that as often name what a function adds to the value that it gives back: `addAuthor(post)`. */
const GIVES = new Set(['add', 'append', 'apply', 'assign', 'attach', 'complete', 'ensure', 'link', 'merge', 'set']);
export const isGivingName = (name: string): boolean => GIVES.has(words(name)[0] ?? '');

export const isVagueChangeName = (name: string): boolean => VAGUE.has(words(name)[0] ?? '') && words(name).length === 1;
export const isTechnicalName = (name: string): boolean => TECHNICAL.test(name);

/** First words of functions that look something up. */
const LOOKUPS = /^(find|get|fetch|load|lookup|query|search|list|all|read|by|one|first|retrieve|select|count|exists?|resolve)([A-Z_].*)?$/;
export const isLookupName = (name: string): boolean => LOOKUPS.test(name.replace(/^[_$#]+/, ''));

/** Methods of database libraries that only read. */
const READS = /^(\$?(find|get|select|count|aggregate|exists?|query|fetch|first|all|one|list|scan|search|distinct|load|values|explain|pluck|min|max|sum|avg|average|maximum|minimum|has|paginate|stream|with|from|group|raw|literal|fn|ref)|group[A-Z])/;
/** Methods of database libraries that change rows. */
const WRITES = /^\$?(create|insert|update|upsert|delete|del|remove|destroy|save|persist|bulk|increment|decrement|truncate|replace|merge|flush|soft|restore|patch|add|set|push|attach|detach|sync|associate|dissociate|relate|unrelate|put|batchwrite|transactwrite|hset|hdel|incr|decr|expire|rpush|lpush|sadd|zadd|copy)(?![a-z])/;

export const isDatabaseWriteName = (name: string): boolean => WRITES.test(name) && !READS.test(name) ? true : /^(findOneAnd|findByIdAnd|findOrCreate)/.test(name);

/** The SQL of a statement that changes rows. */
export const isWriteSql = (sql: string): boolean => /^\s*(--.*\n\s*)*(with\b[\s\S]*\)\s*)?(insert|update|delete|merge|replace|truncate|upsert)\b/i.test(sql);

/** A field that says how a thing of the domain stands: `isBlocked`, `emailVerified`, `archivedAt`. */
const STATE = /^(is|has|can|was|must|should|allow|allows|needs|requires)(_|[A-Z0-9])|(verified|confirmed|approved|published|archived|banned|blocked|suspended|locked|disabled|enabled|deactivated|expired|revoked|cancelled|canceled|completed|finished|finali[sz]ed|paid|accepted|used|redeemed|closed|frozen|private|public)$/i;
/** The time at which a thing came to stand so: `acceptedAt`. Rows are created and changed in any case; what is deleted is not there. */
const STATE_SINCE = /^(?!created|updated|modified|changed|inserted|deleted|removed|last|started|fetched|received)\w*ed(At|_at|On|_on)$/;
export const isStateSince = (name: string): boolean => STATE_SINCE.test(name);
export const isStateFlag = (name: string): boolean => (STATE.test(name) || STATE_SINCE.test(name)) && !isOutcomeName(name) && !/^(is|has)_?(authenticated|loggedin|logged_in|anonymous|next|prev|more|valid|ok|err|error|success|array|empty|present|defined)/i.test(name);

/** Factors that convert between units: thousand, seconds, minutes, hours, days, bytes. */
const CONVERSIONS = new Set([1, 10, 60, 24, 3600, 100, 1000, 1024, 1e6, 1e9, 86_400, 86_400_000, 3_600_000, 60_000, 1_048_576]);
export const isConversion = (factor: number): boolean => CONVERSIONS.has(Math.abs(factor));

/** Discriminants of messages: which of several operations the sender asks for. */
export const DISPATCHES = /^(type|event|eventtype|kind|action|method|op|operation|topic|command|intent|provider|format|name)$/i;
