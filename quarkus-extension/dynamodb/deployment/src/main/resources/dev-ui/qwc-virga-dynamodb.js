import { LitElement, html, css } from 'lit';
import { JsonRpc } from 'jsonrpc';
import { migrationsFolder } from 'build-time-data';

/** The persistence units on DynamoDB: their keys and indexes, the last requests, how a query is answered, migrations that are pending. */
export class QwcVirgaDynamodb extends LitElement {
    jsonRpc = new JsonRpc(this);

    static styles = css`
        :host { display: block; overflow: auto; padding: 0 1rem 2rem; }
        table { border-collapse: collapse; width: 100%; font-size: var(--lumo-font-size-s); }
        caption { text-align: left; padding: .3rem 0; color: var(--lumo-secondary-text-color); }
        th, td { text-align: left; vertical-align: top; padding: .25rem .6rem; border-bottom: 1px solid var(--lumo-contrast-10pct); }
        td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
        code, pre, textarea { font-family: var(--lumo-font-family-monospace, monospace); font-size: var(--lumo-font-size-s); }
        pre { white-space: pre-wrap; margin: .5rem 0; }
        textarea { width: 100%; box-sizing: border-box; min-height: 4rem; }
        .problem { color: var(--lumo-error-text-color); }
        .failed { color: var(--lumo-error-text-color); }
    `;

    static properties = {
        _units: { state: true },
        _unit: { state: true },
        _tables: { state: true },
        _requests: { state: true },
        _pending: { state: true },
        _explained: { state: true },
        _failure: { state: true }
    };

    constructor() {
        super();
        this._units = [];
        this._unit = null;
        this._tables = [];
        this._requests = [];
        this._pending = { migrations: [], problem: '' };
        this._explained = null;
        this._failure = null;
    }

    connectedCallback() {
        super.connectedCallback();
        this.hotReload();
    }

    /** Also called by the Dev UI when the application was reloaded. */
    hotReload() {
        this._ask('units', {}, units => {
            this._units = units;
            const known = units.some(unit => unit.name === this._unit);
            this._choose(known ? this._unit : units[0]?.name ?? null);
        });
    }

    _ask(method, parameters, use) {
        return this.jsonRpc[method](parameters).then(
            answer => { this._failure = null; use(answer.result); },
            problem => { this._failure = problem?.error?.message ?? String(problem); });
    }

    _choose(unit) {
        this._unit = unit;
        this._explained = null;
        if (unit === null) return;
        this._ask('tables', { unit }, tables => { this._tables = tables; });
        this._ask('migrations', { unit, folder: migrationsFolder }, pending => { this._pending = pending; });
        this._refresh();
    }

    _refresh() {
        return this._ask('requests', { unit: this._unit }, requests => { this._requests = requests.slice().reverse(); });
    }

    _forget() {
        return this._ask('forgetRequests', { unit: this._unit }, () => this._refresh());
    }

    _explain() {
        const query = this.renderRoot.querySelector('#query').value;
        return this._ask('explain', { unit: this._unit, query }, explained => { this._explained = explained; });
    }

    render() {
        if (this._failure) return html`<p class="problem" role="alert">${this._failure}</p>`;
        if (this._unit === null) return html`<p>No persistence unit is on DynamoDB.</p>`;
        const chosen = this._units.find(unit => unit.name === this._unit);
        return html`
            <p>
                <label>Persistence unit
                    <select id="unit" @change=${event => this._choose(event.target.value)}>
                        ${this._units.map(unit => html`<option value=${unit.name} ?selected=${unit.name === this._unit}>${unit.name}</option>`)}
                    </select>
                </label>
                ${chosen?.problem ? html`<span class="problem" role="status">${chosen.problem}</span>` : html`<span role="status">ready</span>`}
            </p>
            ${this._renderTables()} ${this._renderExplain()} ${this._renderRequests()} ${this._renderPending()}`;
    }

    _renderTables() {
        return html`
            <h3>Keys and indexes</h3>
            <table id="tables">
                <thead><tr><th>Rows of</th><th>Table</th><th>Partition key</th><th>Sort key</th><th>Indexes</th><th>Unique</th><th>Expires</th></tr></thead>
                <tbody>
                    ${this._tables.map(rows => html`<tr>
                        <td>${rows.entity}</td><td>${rows.table}</td>
                        <td><code>${rows.partition}</code></td><td><code>${rows.sort}</code></td>
                        <td>${rows.indexes.map(index => html`<div><code>${index.name} ${index.partition} ${index.sort}</code> ${index.kind.toLowerCase()}</div>`)}</td>
                        <td>${rows.guarded.map(columns => html`<div>${columns}</div>`)}</td>
                        <td>${rows.expires}</td>
                    </tr>`)}
                </tbody>
            </table>`;
    }

    _renderExplain() {
        return html`
            <h3>Explain</h3>
            <label for="query">A query in JPQL, without parameters. Nothing is read or written.</label>
            <textarea id="query" spellcheck="false"></textarea>
            <button id="explain" @click=${this._explain}>Explain</button>
            ${this._explained === null ? '' : this._explained.problem
                ? html`<pre id="plan" class="problem">${this._explained.problem}</pre>`
                : html`<pre id="plan">${this._explained.plan}</pre>`}`;
    }

    _renderRequests() {
        return html`
            <h3>Requests</h3>
            <button @click=${this._refresh}>Refresh</button> <button @click=${this._forget}>Clear</button>
            <table id="requests">
                <caption>The last ones, the newest first.</caption>
                <thead><tr><th>Operation</th><th>Table</th><th class="number">Size</th><th class="number">Items</th>
                    <th class="number">Read units</th><th class="number">Write units</th><th class="number">ms</th></tr></thead>
                <tbody>
                    ${this._requests.map(request => html`<tr class=${request.succeeded ? '' : 'failed'}>
                        <td>${request.operation}${request.succeeded ? '' : ' failed'}</td>
                        <td>${request.table}${request.index ? `/${request.index}` : ''}</td>
                        <td class="number">${request.size}</td><td class="number">${request.items}</td>
                        <td class="number">${request.readUnits}</td><td class="number">${request.writeUnits}</td>
                        <td class="number">${request.milliseconds}</td>
                    </tr>`)}
                </tbody>
            </table>`;
    }

    _renderPending() {
        return html`
            <h3>Pending migrations</h3>
            ${this._pending.problem ? html`<p class="problem">${this._pending.problem}</p>`
                : this._pending.migrations.length === 0 ? html`<p>None in ${migrationsFolder}.</p>`
                : html`<ul id="pending">${this._pending.migrations.map(migration => html`<li>${migration}</li>`)}</ul>`}`;
    }
}

customElements.define('qwc-virga-dynamodb', QwcVirgaDynamodb);
