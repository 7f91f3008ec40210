import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useAnomalies, useSpendTable } from '../../api/use-spend.ts';
import { Empty, StateOf } from '../../components/state-of.tsx';
import { sentence } from '../../format/names.ts';
import { CubeChart } from './cube-chart.tsx';
import { CubeTable } from './cube-table.tsx';
import {
  costKinds,
  costKindWords,
  type Dimension,
  dimensions,
  dimensionWords,
  explainView,
  grains,
  type SpendView,
  spendQueryOf,
} from './view.ts';

const none = '';

/** Spend by one or two dimensions over time, as a chart and as a table. */
export function OverTime({
  view,
  onChange,
}: {
  readonly view: SpendView;
  readonly onChange: (change: Partial<SpendView>) => void;
}) {
  const asked = useSpendTable(spendQueryOf(view));
  const anomalies = useAnomalies();
  const unusual = anomalies.data?.kind === 'known' ? anomalies.data.ledgers : [];
  return (
    <Container
      header={
        <Header variant="h2" description={explainView(view)}>
          Over time
        </Header>
      }
    >
      <SpaceBetween size="m">
        <Controls view={view} onChange={onChange} />
        <StateOf of={asked} what="spend over time">
          {(reply) =>
            reply.kind === 'unknown' ? (
              <Empty title="Spend is unknown">{sentence(reply.reason)}</Empty>
            ) : (
              <SpaceBetween size="l">
                {reply.ledgers.map(({ currency, table, accountNames }) => {
                  if (table.kind === 'unknown') {
                    return (
                      <Empty key={currency} title={`Unknown for ${currency}`}>
                        {sentence(table.reason)}
                      </Empty>
                    );
                  }
                  const cube = { ...table, currency, names: accountNames, grain: reply.grain };
                  const days = unusual.filter((ledger) => ledger.currency === currency).flatMap(({ items }) => items);
                  return (
                    <SpaceBetween key={currency} size="m">
                      <CubeChart cube={cube} unusual={days} />
                      <CubeTable cube={cube} labels={reply.by.map((dimension) => dimensionWords[dimension])} />
                    </SpaceBetween>
                  );
                })}
              </SpaceBetween>
            )
          }
        </StateOf>
      </SpaceBetween>
    </Container>
  );
}

function Controls({
  view,
  onChange,
}: {
  readonly view: SpendView;
  readonly onChange: (change: Partial<SpendView>) => void;
}) {
  const dimension = (name: string | undefined) => dimensions.find((each) => each === name);
  const others = dimensions.filter((each) => each !== view.first);
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Choice
        label="By"
        value={view.first}
        options={dimensions.map((value) => ({ value, label: `By ${dimensionWords[value].toLowerCase()}` }))}
        onChange={(value) =>
          onChange({ first: dimension(value) as Dimension, ...(value === view.second && { second: undefined }) })
        }
      />
      <Choice
        label="And by"
        value={view.second ?? none}
        options={[
          { value: none, label: 'and nothing else' },
          ...others.map((value) => ({ value, label: `and by ${dimensionWords[value].toLowerCase()}` })),
        ]}
        onChange={(value) => onChange({ second: dimension(value) })}
      />
      <Choice
        label="Grain"
        value={view.grain}
        options={grains.map((value) => ({ value, label: `A ${value}` }))}
        onChange={(value) => onChange({ grain: value === 'month' ? 'month' : 'day' })}
      />
      <Choice
        label="Kind of cost"
        value={view.costKind}
        options={costKinds.map((value) => ({ value, label: `${costKindWords[value].name} cost` }))}
        onChange={(value) => onChange({ costKind: costKinds.find((each) => each === value) ?? 'effective' })}
      />
    </SpaceBetween>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <Select
      ariaLabel={label}
      selectedOption={options.find((option) => option.value === value) ?? null}
      options={options}
      expandToViewport
      onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
    />
  );
}
